// `dotnet run eng/demo.cs`: packs Amorsize.Build, adds it to the project in eng/demo, and builds, uses and rebuilds that project as its user would.
// Needs the .NET 10 SDK and a NuGet feed; writes only below artifacts/demo.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

var eng = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var repository = Path.GetDirectoryName(eng)!;
var artifacts = Path.Combine(repository, "artifacts", "demo");
var feed = Path.Combine(artifacts, "feed");
var packages = Path.Combine(artifacts, "packages");
var work = Path.Combine(artifacts, "work");
var started = Stopwatch.StartNew();

try
{
    Step("Pack Amorsize.Build");
    Delete(feed);
    Dotnet(repository, "pack", "src/Amorsize.Build", "-c", "Release", "-o", feed);
    var version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, "Amorsize.Build.*.nupkg").Single())["Amorsize.Build.".Length..];

    Step("Add it to a copy of the project in eng/demo");
    Delete(Path.Combine(packages, "amorsize.build"));
    Delete(work);
    Copy(Path.Combine(eng, "demo"), work);
    PrepareEnvironment(version);
    DotnetUnseen(work, "add", "package", "Amorsize.Build", "--version", version);

    Step("Build it: each flagged method is profiled on this machine, for about two seconds");
    var (firstBuild, firstTime) = Dotnet(work, "build", "-c", "Release");
    var profiled = firstBuild.Count(IsProfiling);

    Step("Show the settings that were found");
    var found = ReadSettings();
    Check(profiled > 0 && found.Count == profiled, $"{profiled} workload(s) were profiled, but {found.Count} have settings");
    Print(found);

    Step("Run the program that uses the settings");
    Dotnet(work, "run", "--no-build", "-c", "Release", "--", "--progress", "off", "--no-ansi");

    Step("Build again: nothing changed, so nothing is measured");
    var written = StateOfWrittenFiles();
    var (secondBuild, secondTime) = Dotnet(work, "build", "-c", "Release");
    Check(!secondBuild.Any(IsProfiling), "the second build profiled again");
    Check(StateOfWrittenFiles() == written, "the second build wrote to the cache or to the settings file");
    Console.WriteLine($"Measured nothing: the second build took {secondTime.TotalSeconds:0.0} s (the first {firstTime.TotalSeconds:0.0} s), " +
        "profiled no workload, and left the cache and the settings file untouched.");

    Console.WriteLine($"\nDone in {started.Elapsed.TotalSeconds:0} s. Try for yourself in {Path.GetRelativePath(Environment.CurrentDirectory, work)}: change a workload, and build.");
    return 0;
}
catch (DemoFailedException failure)
{
    Console.Error.WriteLine($"\nThe demo failed: {failure.Message}");
    return 1;
}

void Step(string title) => Console.WriteLine($"\n== {title} [{started.Elapsed.TotalSeconds:0} s]");

// The demo measures on every machine, also on CI. It uses the package just packed, and the other packages of the machine.
void PrepareEnvironment(string version)
{
    foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("Amorsize", StringComparison.OrdinalIgnoreCase)))
        Environment.SetEnvironmentVariable(name, null);
    Environment.SetEnvironmentVariable("AmorsizeCI", "false");

    // eng/demo/nuget.config names a folder for the demonstrated package. Other packages come from the user's folder if they are there.
    var users = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    var isUsable = Directory.Exists(users) && !Directory.Exists(Path.Combine(users, "amorsize.build", version));
    Environment.SetEnvironmentVariable("NUGET_PACKAGES", null);
    Environment.SetEnvironmentVariable("NUGET_FALLBACK_PACKAGES", isUsable ? users : null);
}

(IReadOnlyList<string> Output, TimeSpan Time) Dotnet(string folder, params string[] arguments)
{
    Console.WriteLine($"> dotnet {string.Join(' ', arguments.Select(argument => Path.IsPathRooted(argument) ? Path.GetRelativePath(folder, argument) : argument))}");
    return Run(folder, arguments, line => Console.WriteLine($"  {line.Trim()}"));
}

void DotnetUnseen(string folder, params string[] arguments)
{
    Console.WriteLine($"> dotnet {string.Join(' ', arguments)}");
    Run(folder, arguments, show: null);
}

(IReadOnlyList<string> Output, TimeSpan Time) Run(string folder, string[] arguments, Action<string>? show)
{
    var timer = Stopwatch.StartNew();
    var output = new List<string>();
    using var process = new Process
    {
        StartInfo = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            // A build server that outlives the build would keep the redirected output open.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1", ["MSBUILDTERMINALLOGGER"] = "off" },
        },
    };
    process.OutputDataReceived += (_, line) => Take(line.Data);
    process.ErrorDataReceived += (_, line) => Take(line.Data);
    process.Start();
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    process.WaitForExit();
    Check(process.ExitCode == 0, $"`dotnet {string.Join(' ', arguments)}` in {folder} ended with exit code {process.ExitCode}" +
        (show is null ? $":\n{string.Join('\n', output)}" : "; its output is above"));
    return (output, timer.Elapsed);

    void Take(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (output)
        {
            output.Add(line);
            show?.Invoke(line);
        }
    }
}

bool IsProfiling(string line) => line.Contains("Amorsize: profiling", StringComparison.Ordinal);

string StateOfWrittenFiles() => string.Join('\n', Directory.GetFiles(Path.Combine(work, "obj", "amorsize"), "*", SearchOption.AllDirectories)
    .Append(SettingsFile()).Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O} {new FileInfo(file).Length}"));

string SettingsFile() => Directory.GetFiles(Path.Combine(work, "bin"), "Demo.amorsize.json", SearchOption.AllDirectories).SingleOrDefault()
    ?? throw new DemoFailedException("the build wrote no Demo.amorsize.json");

List<Workload> ReadSettings()
{
    using var settings = JsonDocument.Parse(File.ReadAllText(SettingsFile()));
    return [.. settings.RootElement.GetProperty("workloads").EnumerateObject().Select(workload => new Workload(workload.Name, workload.Value.Clone()))];
}

void Print(List<Workload> found)
{
    Console.WriteLine($"{"workload",-12}{"execution",-12}{"workers",8}{"chunk",8}{"one item",12}{"vs sequential",15}{"vs default",12}");
    foreach (var workload in found)
    {
        if (!workload.IsMeasured)
        {
            Console.WriteLine($"{workload.Name,-12}could not be measured: {workload.Text("reason")}");
            continue;
        }
        var chunk = workload.Text("execution") != "Threads" ? "-" : workload.Number("chunkSize") is not 0 and var items ? $"{items}" : "auto";
        Console.WriteLine($"{workload.Name,-12}{workload.Text("execution"),-12}{workload.Number("maxDegreeOfParallelism"),8}{chunk,8}{Duration(workload.Model("itemMicroseconds")),12}" +
            $"{workload.Number("speedup"),14:0.00}x{workload.Model("defaultItemMicroseconds") / workload.Model("tunedItemMicroseconds"),11:0.00}x");
        foreach (var text in workload.Warnings.Prepend(workload.Text("reason")))
            Console.WriteLine($"    {text}");
    }
    Check(found.Exists(workload => workload.IsMeasured), "no workload could be measured");
    var underLoad = found.Where(workload => workload.IsUnderLoad).Select(workload => workload.Name).ToList();
    Console.WriteLine(underLoad.Count == 0
        ? "\nNo result was disturbed by other processes."
        : $"\nMeasured under load: {string.Join(", ", underLoad)}. These results are used, and a build after 24 hours measures them again.");
}

string Duration(double microseconds) => microseconds switch
{
    < 1 => $"{microseconds * 1e3:0.0} ns",
    < 1e3 => $"{microseconds:0.0} µs",
    _ => $"{microseconds / 1e3:0.0} ms",
};

void Check(bool holds, string otherwise)
{
    if (!holds)
        throw new DemoFailedException(otherwise);
}

void Delete(string folder)
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
}

void Copy(string from, string to)
{
    Directory.CreateDirectory(to);
    foreach (var file in Directory.GetFiles(from))
        File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
}

internal sealed class DemoFailedException(string message) : Exception(message);

/// <summary>One workload of the generated settings file.</summary>
internal sealed record Workload(string Name, JsonElement Settings)
{
    public bool IsMeasured => Settings.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.Object;

    public bool IsUnderLoad => Settings.TryGetProperty("underLoad", out _);

    public IEnumerable<string> Warnings => Settings.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!);

    public string Text(string key) => Settings.GetProperty(key).GetString()!;

    public double Number(string key) => Settings.GetProperty(key).GetDouble();

    public double Model(string key) => Settings.GetProperty("model").GetProperty(key).GetDouble();
}
