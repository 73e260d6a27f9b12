using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

/// <summary>The lines that a build shows on the console.</summary>
[TestClass]
public sealed class ConsoleTests : AcceptanceTest
{
    [TestMethod]
    public void Console_MeasuringBuild_ShowsProgressAndReasonPerWorkload()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var lines = PackageLinesOf(consumer.Build("-p:AmorsizeMode=Refresh"));

        var settings = consumer.Settings();
        lines.RemoveAll(line => line.Contains("another build measures", StringComparison.Ordinal));
        Assert.HasCount(5, lines);
        Assert.AreEqual("Amorsize: profiling 'digits' (1 of 2) …", lines[0]);
        Assert.StartsWith($"Amorsize: 'digits': {settings.Reason("digits")}", lines[1]);
        Assert.AreEqual("Amorsize: profiling 'roots' (2 of 2) …", lines[2]);
        Assert.StartsWith($"Amorsize: 'roots': {settings.Reason("roots")}", lines[3]);
        Assert.StartsWith("Amorsize: App was measured as a Debug build", lines[4]);
    }

    [TestMethod]
    public void Console_QuietVerbosity_ShowsOnlyWarnings()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var measuring = consumer.Build("-v:q -p:AmorsizeMode=Refresh");

        Assert.HasCount(2, measuring.Measured);
        Assert.IsEmpty(PackageLinesOf(measuring));

        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        var stale = PackageLinesOf(consumer.Build("-v:q -p:AmorsizeCI=true"));

        Assert.IsNotEmpty(stale);
        foreach (var line in stale)
            Assert.Contains($"{MeasuredProgram.Project} : warning AMZ1006: ", line);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Console_TerminalLogger_ShowsThatItMeasures()
    {
        if (!File.Exists("/usr/bin/script"))
            Assert.Inconclusive("The program 'script' (package util-linux or bsdutils) is missing, so there is no terminal to test with.");
        var consumer = CopyOf(MeasuredProgram.Template);

        Assert.Contains("AmorsizeTune", consumer.OnATerminal("build --no-restore -tl:on -p:AmorsizeMode=Refresh"));
    }

    private static List<string> PackageLinesOf(Logs.BuildLog log) =>
        [.. log.Process.Output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains("Amorsize", StringComparison.Ordinal) || line.Contains("AMZ", StringComparison.Ordinal))];
}
