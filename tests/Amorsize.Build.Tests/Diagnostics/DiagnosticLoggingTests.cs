using System.Collections;
using Amorsize.Build.Diagnostics;
using Amorsize.Measurement.Selection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Tests.Diagnostics;

[TestClass]
public sealed class DiagnosticLoggingTests
{
    private const string Project = "/app/App.csproj";

    private readonly Engine engine = new();

    [TestMethod]
    [DataRow("one\n##vso[task.setvariable variable=x]two", "one # #vso[task.setvariable variable=x]two")]
    [DataRow("one\r\n::error::two", "one  : :error: :two")]
    [DataRow("###vso[task.logissue]", "# # #vso[task.logissue]")]
    [DataRow("one\u2028two", "one two")]
    [DataRow("\u001b[31mred", " [31mred")]
    [DataRow("µs, \"quoted\" {0}", "µs, \"quoted\" {0}")]
    public void Log_TextWithControlCharacters_IsOneHarmlessLine(string text, string logged)
    {
        Log(Diagnostic.Error("AMZ0001", text));
        Log(Diagnostic.Warning("AMZ5001", text));
        Log(new(Severity.Detail, "AMZ5002", text));
        Log(Diagnostic.Progress(text));

        Assert.AreSequenceEqual([logged, logged, $"Amorsize AMZ5002: {logged}", $"Amorsize: {logged}"], engine.Logged);
    }

    [TestMethod]
    public void Log_FileWithAnEscapeSequence_IsHarmless()
    {
        Log(Diagnostic.Warning("AMZ2001", "threw") with { Position = new("/app/\u001b[31mW.cs", 3, 4) });

        Assert.AreSequenceEqual(["/app/ [31mW.cs"], engine.Files);
    }

    [TestMethod]
    public void LogProgress_Measurement_IsAMessageWithItsValues()
    {
        var diagnostic = WorkloadMessages.Measuring("price", 2, 3).Within(TimeSpan.FromSeconds(1.5));

        engine.LogProgress(diagnostic, diagnostic.Measurement!, Project);
        engine.LogProgress(WorkloadMessages.Reached(diagnostic.Measurement!, SearchStage.Race), diagnostic.Measurement! with { Stage = "racing the plans" }, Project);

        var (announced, stage) = (engine.Extended[0], engine.Extended[1]);
        Assert.AreEqual(("profiling 'price' (2 of 3) …", MessageImportance.Low, "Amorsize.Measurement"), (announced.Message, announced.Importance, announced.ExtendedType));
        Assert.AreEqual("price 2 3 1.5 ", string.Join(' ', ((string[])["Subject", "Number", "Count", "BudgetSeconds", "Stage"]).Select(name => announced.ExtendedMetadata![name])));
        Assert.AreEqual((MessageImportance.Low, "racing the plans"), (stage.Importance, stage.ExtendedMetadata!["Stage"]), "stages are not shown by consoles");
    }

    private void Log(Diagnostic diagnostic) => new TaskLoggingHelper(engine, "Task").Log(diagnostic, Project);

    private sealed class Engine : IBuildEngine
    {
        public List<string> Logged { get; } = [];

        public List<string> Files { get; } = [];

        public List<ExtendedBuildMessageEventArgs> Extended { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => Project;

        public void LogErrorEvent(BuildErrorEventArgs e) => Logged.Add(e.Message!);

        public void LogWarningEvent(BuildWarningEventArgs e)
        {
            Logged.Add(e.Message!);
            Files.Add(e.File);
        }

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
            Logged.Add(e.Message!);
            if (e is ExtendedBuildMessageEventArgs extended)
                Extended.Add(extended);
        }

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();
    }
}
