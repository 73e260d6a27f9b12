using System.Globalization;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>A folder with projects that use the package, like a user's.</summary>
internal sealed class Consumer
{
    private const string FileMark = "#file ";

    private static int number;

    private string? temporary;
    private int builds;
    private bool restored;

    private Consumer(string root) => Root = root;

    public string Root { get; }

    /// <summary>The temporary folder of its builds, if it is isolated.</summary>
    public string Temporary => temporary ?? throw new InvalidOperationException($"{Root} is not isolated");

    /// <summary>The environment variables of its builds.</summary>
    public IEnumerable<(string Name, string Value)> Environment => temporary is null ? AcceptanceRun.Environment : [.. AcceptanceRun.Environment, .. IsolatedBy(temporary)];

    /// <param name="name">The folder's name; unique within the run.</param>
    /// <param name="files">Files, each below a line <c>#file path</c>.</param>
    public static Consumer Create(string name, string files)
    {
        var consumer = new Consumer(Path.Combine(AcceptanceRun.Root, name));
        Assert.IsFalse(Directory.Exists(consumer.Root), name);
        foreach (var file in files.ReplaceLineEndings("\n").Split(FileMark, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = file.IndexOf('\n', StringComparison.Ordinal);
            consumer.Write(file[..end].Trim(), file[(end + 1)..]);
        }
        return consumer;
    }

    /// <summary>A copy in another folder, with the same state of the build.</summary>
    public Consumer Copy(string name)
    {
        var copy = new Consumer(Path.Combine(AcceptanceRun.Root, name)) { restored = restored };
        Folder.Copy(Root, copy.Root, without: []);
        return temporary is null ? copy : copy.Isolated();
    }

    /// <summary>
    /// Gives the next builds their own temporary folder, and with it their own machine lock, so they and other tests do not wait for each other.
    /// Use it for suites, which sleep, and for tests of the lock or of leftover files. A CPU-bound workload would interfere with other tests.
    /// </summary>
    public Consumer Isolated()
    {
        // The path is short, because Microsoft.Testing.Platform creates sockets below it, and their paths have a length limit.
        temporary = Directory.CreateDirectory(Path.Combine(AcceptanceRun.Root, "t", string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref number)}"))).FullName;
        return this;
    }

    // Unix has the temporary folder in TMPDIR, Windows in TMP or TEMP.
    private static IEnumerable<(string Name, string Value)> IsolatedBy(string folder) =>
        [("TMPDIR", folder), ("TMP", folder), ("TEMP", folder), ("AMORSIZE_LOCK_DIRECTORY", folder)];

    public string At(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllText(At(relative), text);
    }

    public void Edit(string relative, string old, string with)
    {
        var text = File.ReadAllText(At(relative));
        Assert.Contains(old, text);
        File.WriteAllText(At(relative), text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>Runs <c>dotnet build</c>, and asserts that it passes.</summary>
    public BuildLog Build(string arguments = "", params (string Name, string Value)[] environment) => Execute("build " + arguments, environment).Passed();

    /// <summary>Runs <c>dotnet build</c>, and asserts that it fails.</summary>
    public BuildLog BuildWithErrors(string arguments = "", params (string Name, string Value)[] environment) => Execute("build " + arguments, environment).Failed();

    /// <summary>Runs another command of <c>dotnet</c> that builds, and asserts that it passes.</summary>
    public BuildLog Command(string command, params (string Name, string Value)[] environment) => Execute(command, environment).Passed();

    /// <summary>Runs a command of <c>dotnet</c> that builds, at the same time as others.</summary>
    /// <param name="name">The name of its log.</param>
    /// <param name="command">The command.</param>
    public BuildLog Beside(string name, string command)
    {
        var log = At($"{name}.binlog");
        return BuildLog.Read(log, Start($"{command} -nologo {BuildLog.ArgumentsFor(log)}", [])).Passed();
    }

    /// <summary>Runs <c>dotnet test</c>, asserts that it passes, and returns its output.</summary>
    public string Test(string arguments = "", params (string Name, string Value)[] environment) =>
        Start($"test {arguments}", environment).Passed().Output;

    /// <summary>Runs a command of <c>dotnet</c> on a terminal, asserts that it passes, and returns its output.</summary>
    public string OnATerminal(string command) => DotNet.RunOnATerminal(Root, command, Environment).Passed().Output;

    /// <summary>Runs the command-line tool in the consumer's folder.</summary>
    public FinishedProcess Tool(string arguments, params (string Name, string Value)[] environment) => Start($"exec \"{AcceptanceRun.Tool}\" {arguments}", environment);

    /// <summary>Runs the command-line tool on a terminal of its own.</summary>
    public FinishedProcess ToolOnATerminal(string arguments) => DotNet.RunOnATerminal(Root, $"exec {AcceptanceRun.Tool} {arguments}", Environment);

    /// <summary>Returns a property, by <c>dotnet msbuild -getProperty</c>.</summary>
    public string Property(string name, string arguments = "", params (string Name, string Value)[] environment) =>
        Start($"msbuild --nologo -getProperty:{name} {arguments}", environment).Passed().Output;

    /// <summary>Returns the items of a target as JSON, by <c>dotnet build -getTargetResult</c>.</summary>
    public string TargetResult(string name) => Start($"build --no-restore -nologo -getTargetResult:{name}", []).Passed().Output;

    /// <summary>Runs a built program, asserts that it passes, and returns its output.</summary>
    public string Run(string assembly, string arguments = "") => DotNet.Run(Root, $"exec \"{At(assembly)}\" {arguments}", []).Passed().Output;

    /// <summary>Makes the next build restore again, which a change of frameworks, runtimes or packages requires.</summary>
    public void ForgetRestore() => restored = false;

    public void Delete() => Directory.Delete(Root, recursive: true);

    private BuildLog Execute(string command, (string Name, string Value)[] environment)
    {
        var log = At(string.Create(CultureInfo.InvariantCulture, $"{++builds}.binlog"));
        var restore = restored && !command.StartsWith("clean", StringComparison.Ordinal) && !command.StartsWith("msbuild", StringComparison.Ordinal) ? "--no-restore" : "";
        var process = Start($"{command} {restore} -nologo {BuildLog.ArgumentsFor(log)}", environment);
        restored = true;
        return BuildLog.Read(log, process);
    }

    private FinishedProcess Start(string arguments, (string Name, string Value)[] environment) => DotNet.Run(Root, arguments, [.. Environment, .. environment]);
}
