using System.Globalization;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>A folder with projects that use the package, as a user has it.</summary>
internal sealed class Consumer
{
    private const string FileMark = "#file ";

    private static int number;

    private string? temporary;
    private int builds;
    private bool restored;

    private Consumer(string root) => Root = root;

    public string Root { get; }

    /// <summary>The folder for temporary files of its builds, where it is isolated.</summary>
    public string Temporary => temporary ?? throw new InvalidOperationException($"{Root} is not isolated");

    /// <summary>What its builds find in their environment.</summary>
    public IEnumerable<(string Name, string Value)> Environment => temporary is null ? AcceptanceRun.Environment : [.. AcceptanceRun.Environment, ("TMPDIR", temporary)];

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

    /// <summary>The same, built as far as this one is.</summary>
    public Consumer Copy(string name)
    {
        var copy = new Consumer(Path.Combine(AcceptanceRun.Root, name)) { restored = restored };
        Folder.Copy(Root, copy.Root, without: []);
        return temporary is null ? copy : copy.Isolated();
    }

    /// <summary>
    /// From now on its builds have a folder for temporary files, and with it a lock, of their own: they do not wait for what others measure, nor others for them.
    /// For suites, which sleep, and for tests of the lock and of what is left behind: what computes would only disturb others.
    /// </summary>
    public Consumer Isolated()
    {
        // A short path: the platform has sockets in it.
        temporary = Directory.CreateDirectory(Path.Combine(AcceptanceRun.Root, "t", string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref number)}"))).FullName;
        return this;
    }

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

    /// <summary><c>dotnet build</c>, which passes.</summary>
    public BuildLog Build(string arguments = "", params (string Name, string Value)[] environment) => Execute("build " + arguments, environment).Passed();

    /// <summary><c>dotnet build</c>, which fails.</summary>
    public BuildLog BuildWithErrors(string arguments = "", params (string Name, string Value)[] environment) => Execute("build " + arguments, environment).Failed();

    /// <summary>Any other command of <c>dotnet</c> that builds, which passes.</summary>
    public BuildLog Command(string command, params (string Name, string Value)[] environment) => Execute(command, environment).Passed();

    /// <summary>Any command of <c>dotnet</c> that builds, beside others at the same time.</summary>
    /// <param name="name">Tells its log from theirs.</param>
    /// <param name="command">The command.</param>
    public BuildLog Beside(string name, string command)
    {
        var log = At($"{name}.binlog");
        return BuildLog.Read(log, Start($"{command} -nologo {BuildLog.ArgumentsFor(log)}", [])).Passed();
    }

    /// <summary><c>dotnet test</c>, which passes; what it wrote.</summary>
    public string Test(string arguments = "", params (string Name, string Value)[] environment) =>
        Start($"test {arguments}", environment).Passed().Output;

    /// <summary>What a command of <c>dotnet</c>, which passes, shows on a terminal.</summary>
    public string OnATerminal(string command) => DotNet.RunOnATerminal(Root, command, Environment).Passed().Output;

    /// <summary><c>dotnet msbuild -getProperty</c>.</summary>
    public string Property(string name, string arguments = "", params (string Name, string Value)[] environment) =>
        Start($"msbuild --nologo -getProperty:{name} {arguments}", environment).Passed().Output;

    /// <summary><c>dotnet build -getTargetResult</c>.</summary>
    public string TargetResult(string name) => Start($"build --no-restore -nologo -getTargetResult:{name}", []).Passed().Output;

    /// <summary>Runs a program that was built, which passes, and returns what it wrote.</summary>
    public string Run(string assembly, string arguments = "") => DotNet.Run(Root, $"exec \"{At(assembly)}\" {arguments}", []).Passed().Output;

    /// <summary>The next build restores again, as it must after a change of frameworks, runtimes or packages.</summary>
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
