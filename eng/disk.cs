// `dotnet run eng/disk.cs`: real builds with the packed package, with special files in place of each file that a build reads, and on full disks. Linux only.
// Each build must end, and the program must get the settings of a measurement. Prints a table; the exit code is 1 if a build did otherwise.
// Two kinds of rows expect less: AMZ3001 and the default where settings cannot be written, and perhaps an error of the SDK where its own tasks cannot write.
// Full disks are mounted, which needs root; they are skipped otherwise.
// `dotnet run eng/disk.cs calls MINUTES [SEED]` fails a system call in place of that, or kills the build there (needs strace): each of its builds measures, with a
// fault and a call drawn at random. The next build must put everything right, and the one after it must have nothing to do.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;

const string Output = "bin/Debug/net10.0";
const string Intermediate = "obj/Debug/net10.0";
const string Cache = "obj/amorsize";
const string Temporary = "the temporary folder";
const string Settings = Output + "/App.amorsize.json";

// In seconds. A build that waits for a FIFO waits for ever; packing may take minutes.
const int LongestBuild = 120;
const int LongestPreparation = 600;

// Calls on the files of a build, and those on any file that replace one.
const string CallsOnFiles = "openat,read,pread64,statx,newfstatat,fstat,ftruncate,fallocate,flock,lseek,close,chmod,getdents64,rename,unlink";
const string CallsOfReplacing = "fsync,fdatasync,rename,renameat,renameat2,link,unlink,mkdir";

if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("Linux only.");
    return 2;
}

var repository = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var root = Directory.CreateTempSubdirectory("amorsize-disk-").FullName;
var (app, pristine, temporary) = (Path.Combine(root, "app"), Path.Combine(root, "pristine"), Directory.CreateDirectory(Path.Combine(root, "tmp")).FullName);
var mounts = new Stack<string>();
var (passed, failed, unharmed) = (0, 0, 0);
try
{
    Prepare();
    if (args is ["calls", var minutes, .. var seed])
    {
        FailCalls(TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture)), new(seed is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1));
        Console.WriteLine($"\n{passed} faults survived, {failed} not; {unharmed} tries had none.");
        return failed == 0 ? 0 : 1;
    }
    Console.WriteLine($"{"in place of the file",-24}{"file",-44}build");
    string[] files = [Settings, .. "scan check flags none looks".Split(' ').Select(name => $"{Intermediate}/App.amorsize.{name}"), Entry(), $"{Cache}/prune.stamp", $"{Cache}/cache.lock",
        "amorsize.baseline.json", "Properties/launchSettings.json", $"{Output}/App.runtimeconfig.json", "data/input.txt"];
    foreach (var file in files)
    {
        foreach (var (kind, make) in Kinds())
        {
            Restore();
            var path = Path.Combine(app, file);
            Shell($"rm -rf '{path}' && mkdir -p '{Path.GetDirectoryName(path)}'");
            make(path);
            // The host of .NET itself waits for a FIFO in place of this file.
            Expect(kind, file, runsProgram: !file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal));
        }
    }
    if (Environment.IsPrivilegedProcess)
    {
        foreach (var (folder, change) in new[] { (Cache, true), (Output, false), (Intermediate, false), (Temporary, true) })
        {
            Restore();
            Fill(folder == Temporary ? temporary : Path.Combine(app, folder), change);
            Expect("full disk", folder, runsProgram: true);
            Unmount();
        }
    }
    else
        Console.WriteLine("full disk: skipped, since mounting one needs root");
    Console.WriteLine($"\n{passed} as documented, {failed} not.");
    return failed == 0 ? 0 : 1;
}
finally
{
    Unmount();
    Directory.Delete(root, recursive: true);
}

void Prepare()
{
    Run(repository, "dotnet", $"pack -c Release -o {root}/feed -v quiet -nologo");
    var version = Path.GetFileNameWithoutExtension(Directory.GetFiles($"{root}/feed", "Amorsize.Build.*.nupkg").Single())["Amorsize.Build.".Length..];
    Write("nuget.config", $"""<configuration><packageSources><clear /><add key="here" value="{root}/feed" /></packageSources></configuration>""");
    Write("App.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          <ItemGroup><PackageReference Include="Amorsize.Build" Version="{version}" /></ItemGroup>
        </Project>
        """);
    Write("data/input.txt", "1");
    Write("Program.cs", """
        using Amorsize;
        System.Console.WriteLine("settings: " + TunedSettings.For("work").Source);
        static class Work
        {
            public static int[] Numbers => System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Range(1, 100));
            [Workload("work", Items = nameof(Numbers), Inputs = "data/**")]
            public static int Count(int number)
            {
                var sum = number;
                for (var i = 1; i < 10_000; i++)
                    sum += i % number;
                return sum;
            }
        }
        """);
    for (var build = 0; build < 2; build++)
        Run(app, "dotnet", "build -nologo");
    Shell($"cp -a '{app}' '{pristine}'");
}

IEnumerable<(string Kind, Action<string> Make)> Kinds() =>
[
    ("FIFO", path => Shell($"mkfifo '{path}'")),
    ("folder", path => Directory.CreateDirectory(path)),
    ("file of 1 TiB", path => Shell($"truncate -s 1T '{path}'")),
    ("link to itself", path => File.CreateSymbolicLink(path, path)),
    ("link to nothing", path => File.CreateSymbolicLink(path, path + ".missing")),
    ("link to /dev/zero", path => File.CreateSymbolicLink(path, "/dev/zero")),
];

string Entry() => Path.GetRelativePath(app, Directory.GetFiles(Path.Combine(app, Cache), "*.json", SearchOption.AllDirectories).Single());

void Restore() => Shell($"rm -rf '{app}' && cp -a '{pristine}' '{app}'");

// Puts a disk with the content of a folder in its place, and fills it up.
void Fill(string folder, bool changesWorkload)
{
    Shell($"mkdir -p '{folder}' && cp -a '{folder}' '{folder}.copy' && mount -t tmpfs -o size=4m tmpfs '{folder}' && cp -a '{folder}.copy/.' '{folder}' && rm -rf '{folder}.copy'");
    mounts.Push(folder);
    if (changesWorkload)
        File.WriteAllText(Path.Combine(app, "Program.cs"), File.ReadAllText(Path.Combine(app, "Program.cs")).Replace("sum += i % number", "sum += i % number + 1", StringComparison.Ordinal));
    else
        Shell($"rm -f '{app}/{Settings}' '{app}/{Intermediate}/App.amorsize.check'");
    Shell($"dd if=/dev/zero of='{folder}/filler' bs=4k 2> /dev/null; true");
}

void Unmount()
{
    while (mounts.TryPop(out var mount))
        Shell($"umount '{mount}'");
}

void Expect(string kind, string file, bool runsProgram)
{
    var (exitCode, output, seconds) = Start(app, "dotnet", "build --no-restore -nologo", LongestBuild);
    var program = runsProgram ? Start(app, "dotnet", $"{Output}/App.dll", LongestBuild).Output.Trim() : "";
    var codes = string.Join(' ', output.Split(' ', '\n', ':').Where(word => word.StartsWith("AMZ", StringComparison.Ordinal)).Distinct());
    var hasPlace = (kind, file) is not (("full disk", Output) or ("folder", Settings));
    // On a full disk the SDK may come without some of its temporary files, for example when a compiler server runs.
    var mayEndInSdk = (kind, file) is ("full disk", Intermediate or Temporary) || (kind == "folder" && !runsProgram);
    var isFine = (exitCode == 0 || (mayEndInSdk && output.Contains(": error MSB", StringComparison.Ordinal) && !output.Contains("error AMZ", StringComparison.Ordinal)))
        && !output.Contains("AMZ9999", StringComparison.Ordinal)
        && (hasPlace ? !runsProgram || program is "settings: Profiled" or "settings: Cached" : codes == "AMZ3001" && program == "settings: Default");
    _ = isFine ? passed++ : failed++;
    Console.WriteLine($"{kind,-24}{file,-44}{seconds:0} s, exit code {exitCode}, {codes} {program}{(isFine ? "" : $"   <- NOT as documented\n{output}")}");
}

void FailCalls(TimeSpan time, Random random)
{
    string[] names = [Settings, .. Directory.GetFiles(Path.Combine(app, Intermediate), "App.amorsize.*"), .. Directory.GetFileSystemEntries(Path.Combine(app, Cache), "*", SearchOption.AllDirectories)];
    var paths = string.Concat(names.Select(name => $" -P '{Path.Combine(app, name)}'"));
    (string Calls, int Most)[] groups = [.. new[] { $"{CallsOnFiles}{paths}", CallsOfReplacing }.Select(calls => (calls, MostCallsOfAThread(calls)))];
    for (var watch = Stopwatch.StartNew(); watch.Elapsed < time;)
    {
        var (calls, most) = groups[random.Next(groups.Length)];
        // Most threads make few calls, so that low numbers are reached more often.
        var (number, fault) = (random.Next(random.Next(most) + 1) + 1, random.Next(2) == 0 ? "signal=KILL" : random.GetItems(["error=ENOSPC", "error=EIO", "error=EACCES", "error=EMFILE", "error=EROFS"], 1)[0]);
        Restore();
        var first = Trace(calls, $"-e inject={calls.Split(' ')[0]}:{fault}:when={number}");
        var injected = File.ReadLines(Path.Combine(root, "trace")).FirstOrDefault(line => line.Contains("INJECTED", StringComparison.Ordinal)) ?? (first.ExitCode > 128 ? "killed" : null);
        var (second, third) = (Start(app, "dotnet", "build --no-restore -nologo", LongestBuild), Start(app, "dotnet", "build --no-restore -nologo", LongestBuild));
        var program = Start(app, "dotnet", $"{Output}/App.dll", LongestBuild).Output.Trim();
        // The SDK's own tasks may fail too.
        var isFine = !first.Output.Contains("error AMZ", StringComparison.Ordinal) && !first.Output.Contains("AMZ9999", StringComparison.Ordinal) && second.ExitCode == 0 && third.ExitCode == 0
            && !second.Output.Contains("warning", StringComparison.Ordinal) && !third.Output.Contains("AMZ", StringComparison.Ordinal) && program is "settings: Profiled" or "settings: Cached";
        _ = !isFine ? failed++ : injected is null ? unharmed++ : passed++;
        Console.WriteLine($"{fault,-14}call {number,-4}exit code {first.ExitCode,-4}{program}  {injected?.Trim() ?? "not reached, or in another process of the build"}{(isFine ? "" : $"   <- NOT right\n{first.Output}\n{second.Output}\n{third.Output}")}");
    }
}

// Faults are numbered for each thread alone.
int MostCallsOfAThread(string calls)
{
    Restore();
    Trace(calls, "");
    return File.ReadLines(Path.Combine(root, "trace")).CountBy(line => line.Split(' ')[0]).Max(thread => thread.Value);
}

(int ExitCode, string Output, double Seconds) Trace(string calls, string fault)
{
    var (names, paths) = calls.Split(' ', 2) is [var some, var filter] ? (some, filter) : (calls, "");
    // The filter of system calls makes a build faster, but keeps signals from being sent.
    var quick = fault.Contains("signal", StringComparison.Ordinal) ? "" : "--seccomp-bpf";
    return Start(app, "/bin/sh", $"-c \"exec strace -f -qqq {quick} -o {root}/trace -e trace={names} {fault} {paths} -- dotnet build --no-restore -nologo -p:AmorsizeMode=Refresh -p:AmorsizeTimeBudget=00:00:00.3\"", LongestBuild);
}

void Write(string name, string text)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(app, name))!);
    File.WriteAllText(Path.Combine(app, name), text);
}

void Shell(string command) => Run(root, "/bin/sh", $"-c \"{command}\"");

void Run(string folder, string file, string arguments)
{
    var (exitCode, output, _) = Start(folder, file, arguments, LongestPreparation);
    if (exitCode != 0)
        throw new InvalidOperationException($"{file} {arguments} ended with {exitCode}: {output}");
}

(int ExitCode, string Output, double Seconds) Start(string folder, string file, string arguments, int limitSeconds)
{
    var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    foreach (var name in (string[])["CI", "ContinuousIntegrationBuild", "MSBuildSDKsPath", "DOTNET_HOST_PATH", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath"])
        start.Environment.Remove(name);
    // The compiler server still computes after the pack. Its load must not keep the first build from storing a result.
    (start.Environment["TMPDIR"], start.Environment["MSBUILDDISABLENODEREUSE"], start.Environment["AMORSIZE_ACCEPT_NOISE"]) = (temporary, "1", "1");
    // The repository keeps its own packages: its next build needs them.
    if (folder != repository)
        start.Environment["NUGET_PACKAGES"] = $"{root}/packages";
    var watch = Stopwatch.StartNew();
    using var process = Process.Start(start)!;
    var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    if (!process.WaitForExit(TimeSpan.FromSeconds(limitSeconds)))
        process.Kill(entireProcessTree: true);
    reading.Wait(TimeSpan.FromSeconds(5));
    return (process.HasExited ? process.ExitCode : -1, reading.IsCompletedSuccessfully ? string.Concat(reading.Result) : "", watch.Elapsed.TotalSeconds);
}
