using System.Collections;
using Amorsize.Build.Diagnostics;
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

    private void Log(Diagnostic diagnostic) => new TaskLoggingHelper(engine, "Task").Log(diagnostic, Project);

    private sealed class Engine : IBuildEngine
    {
        public List<string> Logged { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => Project;

        public void LogErrorEvent(BuildErrorEventArgs e) => Logged.Add(e.Message!);

        public void LogWarningEvent(BuildWarningEventArgs e) => Logged.Add(e.Message!);

        public void LogMessageEvent(BuildMessageEventArgs e) => Logged.Add(e.Message!);

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();
    }
}
