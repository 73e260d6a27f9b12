using Amorsize.Acceptance.Tests.Consumers;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging.StructuredLogger;

namespace Amorsize.Acceptance.Tests.Logs;

/// <summary>The events of one build, read from its binary log.</summary>
internal sealed class BuildLog
{
    private readonly string path;

    private BuildLog(string path, FinishedProcess process)
    {
        this.path = path;
        Process = process;
    }

    public FinishedProcess Process { get; }

    /// <summary>Targets that ran, without those that a condition skipped.</summary>
    public List<string> Targets { get; } = [];

    /// <summary>Tasks that were run.</summary>
    public List<string> Tasks { get; } = [];

    public List<LoggedProblem> Warnings { get; } = [];

    public List<LoggedProblem> Errors { get; } = [];

    public List<string> Messages { get; } = [];

    /// <summary>The workloads that were measured, in their order.</summary>
    public IReadOnlyList<string> Measured =>
        [.. Messages.Where(message => message.StartsWith("Amorsize: profiling '", StringComparison.Ordinal)).Select(message => message.Split('\'')[1])];

    /// <summary>Whether test suites were run to be measured.</summary>
    public bool HasRunTests => Messages.Exists(message => message.StartsWith("Amorsize: running the tests of ", StringComparison.Ordinal));

    /// <summary>The help links of all warnings and errors of a code.</summary>
    public IReadOnlyList<string> HelpLinks(string code) =>
        [.. File.ReadAllLines(LinksOf(path)).Where(line => line.StartsWith(code + " ", StringComparison.Ordinal)).Select(line => line[(code.Length + 1)..]).Distinct()];

    /// <summary>The arguments that make a build write this log. Project files are not embedded, because packing them takes longer than all else.</summary>
    public static string ArgumentsFor(string path) => $"\"-bl:{path};ProjectImports=None\" {HelpLinkLogger.Argument(LinksOf(path))}";

    public static BuildLog Read(string path, FinishedProcess process)
    {
        // The reader formats some messages from the resources of MSBuild, which must be initialized first.
        Strings.Initialize();
        var log = new BuildLog(path, process);
        var reader = new BinLogReader();
        reader.OnException += exception => Assert.Fail($"{path} cannot be read: {exception}");
        reader.TargetStarted += (_, target) => log.Targets.Add(target.TargetName);
        reader.TaskStarted += (_, task) => log.Tasks.Add(task.TaskName);
        reader.WarningRaised += (_, warning) => log.Warnings.Add(new(warning.Code, warning.Message ?? "", warning.File));
        reader.ErrorRaised += (_, error) => log.Errors.Add(new(error.Code, error.Message ?? "", error.File));
        reader.MessageRaised += (_, message) => log.AddMessage(message);
        reader.Replay(path);
        return log;
    }

    public BuildLog Passed()
    {
        Assert.AreEqual(0, Process.ExitCode, ToString());
        // AMZ9999 is the code of an internal error.
        Assert.IsEmpty(CodedWarnings("AMZ9999"), ToString());
        return this;
    }

    public BuildLog Failed()
    {
        Assert.AreNotEqual(0, Process.ExitCode, ToString());
        return this;
    }

    public IReadOnlyList<LoggedProblem> CodedWarnings(string code) => [.. Warnings.Where(warning => warning.Code == code)];

    public IReadOnlyList<LoggedProblem> CodedErrors(string code) => [.. Errors.Where(error => error.Code == code)];

    /// <summary>The messages of the package that carry a code.</summary>
    public IReadOnlyList<string> CodedMessages(string code) =>
        [.. Messages.Where(message => message.StartsWith($"Amorsize {code}: ", StringComparison.Ordinal) || message.Contains($" : message {code}: ", StringComparison.Ordinal))];

    public LoggedProblem TheWarning(string code)
    {
        Assert.HasCount(1, CodedWarnings(code), ToString());
        return CodedWarnings(code)[0];
    }

    public LoggedProblem TheError(string code)
    {
        Assert.HasCount(1, CodedErrors(code), ToString());
        return CodedErrors(code)[0];
    }

    public string TheMessage(string code)
    {
        Assert.HasCount(1, CodedMessages(code), ToString());
        return CodedMessages(code)[0];
    }

    public void MeasuredNothing()
    {
        Assert.IsEmpty(Measured, ToString());
        Assert.DoesNotContain("AmorsizeTune", Targets);
        Assert.DoesNotContain("TuneWorkloads", Tasks);
    }

    public void HasNoWarnings() => Assert.IsEmpty(Warnings, ToString());

    public override string ToString() => string.Join(
        Environment.NewLine,
        [path, Process.Output, .. Messages.Where(message => message.Contains("AMZ", StringComparison.Ordinal) || message.StartsWith("Amorsize", StringComparison.Ordinal))]);

    private static string LinksOf(string path) => Path.ChangeExtension(path, ".links");

    private void AddMessage(BuildMessageEventArgs message)
    {
        // MSBuild logs the parameters of tasks as message events, but they are no messages.
        if (message is not TaskParameterEventArgs && message.Message is { } text)
            Messages.Add(text);
    }
}
