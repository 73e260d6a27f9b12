// `dotnet run eng/record.cs [-- --update] [--feed FOLDER]`: packs both packages as version 0.1.0 (or takes them from a folder), follows the quick start of the README and the tutorial to the letter in empty folders, in a
// terminal of 80 columns with an empty package cache, and prints what the terminal shows, with the time of each command. With --update, it writes the shown
// lines into the `text output` blocks of both pages. The report of the tutorial is also taken as docs/report.png, if Chromium is there.
// Needs Linux or macOS, tmux and a NuGet feed; writes only below artifacts/record, and into the pages.
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;

var repository = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var artifacts = Path.Combine(repository, "artifacts", "record");
var isUpdate = args.Contains("--update");
// Longer than the output of any command. Lines that leave the screen are kept by the terminal.
const string Lines = "2000";
const string Session = "amorsize-record";
// The folder of dotnet, which has dnx too. Some installations have only dotnet in PATH.
var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

Delete(artifacts);
var feed = args.SkipWhile(argument => argument != "--feed").ElementAtOrDefault(1) ?? Path.Combine(artifacts, "feed");
if (!Directory.Exists(feed))
    Run(repository, "dotnet", "pack", "-c", "Release", "-o", feed, "-p:Version=0.1.0", "-nologo", "-v:q");
foreach (var page in (string[])["README.md", "docs/getting-started.md"])
    Follow(page);
return 0;

void Follow(string page)
{
    var root = Directory.CreateDirectory(Path.Combine(artifacts, Path.GetFileNameWithoutExtension(page))).FullName;
    var folder = Directory.CreateDirectory(Path.Combine(root, "Shop")).FullName;
    // The projects of this repository must not be inherited by the one that is recorded.
    File.WriteAllText(Path.Combine(root, "Directory.Build.props"), "<Project />");
    File.WriteAllText(Path.Combine(root, "Directory.Build.targets"), "<Project />");
    File.WriteAllText(Path.Combine(root, "Directory.Packages.props"), "<Project />");
    File.WriteAllText(Path.Combine(root, "nuget.config"), $"""
        <configuration>
          <packageSources><add key="record" value="{feed}" /></packageSources>
          <packageSourceMapping>
            <packageSource key="record"><package pattern="Amorsize.*" /></packageSource>
            <packageSource key="nuget.org"><package pattern="*" /></packageSource>
          </packageSourceMapping>
        </configuration>
        """);
    Tmux("new-session", "-d", "-s", Session, "-x", "80", "-y", "50", "-c", folder,
        "-e", $"NUGET_PACKAGES={Path.Combine(root, "packages")}", "-e", "PS1=$ ", "-e", "DOTNET_NOLOGO=1", "-e", "DOTNET_CLI_TELEMETRY_OPTOUT=1", "-e", "CI=", "bash", "--norc", "--noprofile");
    try
    {
        // A shell may set PATH when it starts, so it is extended afterwards.
        Tmux("send-keys", "-t", Session, $"export PATH={dotnet}:$PATH; tmux wait-for -S {Session}", "Enter");
        Tmux("wait-for", Session);
        Console.WriteLine($"# {page}, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors");
        var whole = Stopwatch.StartNew();
        var text = File.ReadAllText(Path.Combine(repository, page));
        var shown = "";
        var updated = Block().Replace(text, block =>
        {
            var (indent, language, role, code) = (block.Groups[1].Value, block.Groups[2].Value, block.Groups[3].Value, Unindented(block.Groups[4].Value, block.Groups[1].Value));
            if (language == "sh" && role == "run")
                shown += string.Concat(code.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Type));
            else if (role.EndsWith(".cs", StringComparison.Ordinal))
                File.WriteAllText(Path.Combine(folder, role), code);
            else if (language == "text" && role == "output" && Shown(code, shown) is { } now)
                return $"{indent}```text output\n{string.Concat(now.Select(line => $"{indent}{line}\n"))}{indent}```";
            return block.Value;
        });
        Console.WriteLine($"# {whole.Elapsed.TotalSeconds:0} s in all\n");
        if (!isUpdate)
            return;
        File.WriteAllText(Path.Combine(repository, page), updated);
        Photograph(Path.Combine(folder, "obj", "amorsize", "report.html"));
    }
    finally
    {
        Tmux("kill-session", "-t", Session);
    }
}

// Types a command as a user does, waits for its end, and prints what the terminal shows.
string Type(string command)
{
    Tmux("clear-history", "-t", Session);
    var clock = Stopwatch.StartNew();
    Tmux("send-keys", "-t", Session, $"clear; {command.Replace("dnx ", "dnx --yes ", StringComparison.Ordinal)}; tmux wait-for -S {Session}", "Enter");
    Tmux("wait-for", Session);
    var time = clock.Elapsed;
    var screen = Tmux("capture-pane", "-p", "-t", Session, "-S", "-" + Lines).TrimEnd();
    var lines = screen.Split('\n').Select(line => line.TrimEnd()).Where(line => !line.Contains("tmux wait-for", StringComparison.Ordinal)).ToList();
    if (lines.Count > 0 && lines[^1] == "$")
        lines.RemoveAt(lines.Count - 1);
    var output = string.Join('\n', lines).Trim('\n') + "\n";
    Console.WriteLine($"$ {command}        # {time.TotalSeconds:0.0} s\n{output}");
    return output;
}

// The lines of the output that stand where the lines of the block did: those that begin with the same word.
static IReadOnlyList<string>? Shown(string block, string output)
{
    var words = block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToList();
    var isTable = words[0] == "workload";
    var found = output.Split('\n').Where(line => line.Length > 0 && (isTable ? words.Contains(line.Split(' ')[0]) : line.Contains("sequential (", StringComparison.Ordinal))).ToList();
    return found.Count == words.Count ? found : null;
}

void Photograph(string report)
{
    var browser = ((string[])["chromium", "chromium-browser", "google-chrome"]).FirstOrDefault(name => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, name))));
    if (File.Exists(report) && browser is not null)
        Run(repository, browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,1100", $"--screenshot={Path.Combine(repository, "docs", "report.png")}", report);
}

string Tmux(params string[] arguments) => Run(repository, "tmux", arguments);

static string Run(string folder, string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
}

static string Unindented(string text, string indent) => string.Join('\n', text.Split('\n').Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line));

static void Delete(string folder)
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
}

internal static partial class Program
{
    [GeneratedRegex("^( *)```([a-z]+)(?: ([^\\n]+))?\\n(.*?)^\\1```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
