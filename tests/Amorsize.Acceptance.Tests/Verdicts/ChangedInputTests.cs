using System.Globalization;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Verdicts;

/// <summary>Entries of another machine, of other code or properties, and plans that are not legal here.</summary>
[TestClass]
public sealed class ChangedInputTests : VerdictTest
{
    [TestMethod]
    public void LookUp_OtherMachine_NamesFieldAndBothValues()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var warnings = consumer.Build(OnCi, MoreProcessors).CodedWarnings("AMZ1008");

        Assert.HasCount(2, warnings);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"(MachineMismatch): processors: cached {Environment.ProcessorCount}, here {Environment.ProcessorCount + 1}."),
            warnings[0].Text);
    }

    [TestMethod]
    public void LookUp_MachinesShareACache_KeepAnEntryEach()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var first = consumer.Entry("digits").Path;
        var content = File.ReadAllText(first);

        Assert.AreSequenceEqual(["digits", "roots"], consumer.Build("", MoreProcessors).Measured);

        Assert.HasCount(2, consumer.EntryFiles("digits"));
        Assert.AreEqual(content, File.ReadAllText(first));
        consumer.Build().MeasuredNothing();
        consumer.Build("", MoreProcessors).MeasuredNothing();
    }

    [TestMethod]
    public void LookUp_ChangedCodeOnCi_IsReportedAndStaleSettingsAreUsed()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var measured = consumer.Settings();
        consumer.Edit("Far.cs", "rest % radix", "rest % radix + 1");

        var log = consumer.Build(OnCi);

        log.MeasuredNothing();
        var warning = log.TheWarning("AMZ1009");
        Assert.Contains("'digits' are stale (WorkloadChanged)", warning.Text);
        Assert.Contains("The stale settings are used", warning.Text);
        Assert.AreEqual("Cached", consumer.Settings().Source("digits"));
        Assert.AreEqual(measured.ProfiledAt("digits"), consumer.Settings().ProfiledAt("digits"));
    }

    [TestMethod]
    public void LookUp_PlanNotLegalHere_UsesTheDefault()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Choose1000Threads(consumer.Entry("digits"));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1012");

        Assert.Contains("(InvalidChoice): 1000 workers are chosen for CPU-bound work", warning.Text);
        IsDefault(consumer, "1000 workers are chosen");
        Assert.AreSequenceEqual(["digits"], consumer.Build().Measured);
    }

    [TestMethod]
    public void LookUp_StalePlanNotLegalHere_UsesTheDefault()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        Choose1000Threads(consumer.Entry("digits"));

        consumer.Build(OnCi).TheWarning("AMZ1006");

        IsDefault(consumer, "limit 7 d");
    }

    [TestMethod]
    public void LookUp_ChangedMeasurementProperty_NamesBothValues()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var log = consumer.Build(OnCi + " -p:AmorsizeTimeBudget=00:00:01.5 -p:TieredPGO=false");

        var warnings = log.CodedWarnings("AMZ1010");
        Assert.HasCount(2, warnings);
        Assert.Contains($"(SettingsChanged): AmorsizeTimeBudget: cached 00:00:00.3, here 00:00:01.5; TieredPGO: cached default, here false.", warnings[0].Text);
        consumer.Build(OnCi + " -p:AmorsizeTimeBudget=0:0:0.30").HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_AnotherBuildIsProfiling_LeavesWorkloadToTheNextBuild()
    {
        var consumer = CopyOf(MeasuredProgram.Template).Isolated();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        using (new FileStream(Path.Combine(consumer.Temporary, "own.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var log = consumer.Build("-p:AmorsizeTotalTimeBudget=00:00:00.1 -p:AmorsizeStaleSeverity=Warning");

            Assert.IsEmpty(log.Measured);
            Assert.Contains("(LockTimeout): another build has been profiling on this machine for more than ", log.TheWarning("AMZ1013").Text);
            Assert.AreEqual("Cached", consumer.Settings().Source("digits"));
        }
        Assert.AreSequenceEqual(["digits"], consumer.Build().Measured);
    }

    private static (string Name, string Value) MoreProcessors =>
        ("DOTNET_PROCESSOR_COUNT", (Environment.ProcessorCount + 1).ToString(CultureInfo.InvariantCulture));

    private static void Choose1000Threads(EntryFile entry)
    {
        // The first member of each name belongs to the chosen plan or to the model.
        entry.Rewrite("maxDegreeOfParallelism", "1000");
        entry.Rewrite("execution", "\"Threads\"");
        entry.Rewrite("cpuShare", "1");
    }
}
