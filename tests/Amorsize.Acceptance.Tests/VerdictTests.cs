using System.Globalization;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests;

[TestClass]
public sealed class VerdictTests : AcceptanceTest
{
    private const string CacheOnly = "-p:AmorsizeMode=CacheOnly";
    private const string OnCi = "-p:AmorsizeCI=true";

    [TestMethod]
    public void LookUp_NoEntry_UsesTheDefaultAndGivesTheReason()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);

        var log = consumer.Build(CacheOnly);

        log.MeasuredNothing();
        log.HasNoWarnings();
        var message = log.TheMessage("AMZ1001");
        Assert.Contains("'digits' are stale (NotFound): no entry for this workload", message);
        IsDefault(consumer, "no entry for this workload");
        Assert.StartsWith("Default", consumer.Run(MeasuredProgram.Output + "App.dll"));
    }

    [TestMethod]
    public void LookUp_NoEntryOnCi_WarnsWithProjectAndHelpLink()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);

        var log = consumer.Build(OnCi);

        log.MeasuredNothing();
        var warning = log.TheWarning("AMZ1001");
        Assert.Contains("'digits'", warning.Text);
        Assert.AreEqual(consumer.At(MeasuredProgram.Project), warning.File);
        Assert.EndsWith("#amz1001", log.HelpLinks("AMZ1001").Single());
        Assert.HasCount(1, log.Warnings);
    }

    [TestMethod]
    public void LookUp_UnreadableFile_IsUnreadable()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var path = consumer.Entry("digits").Path;
        File.Delete(path);
        Directory.CreateDirectory(path);

        var warning = consumer.Build(OnCi).TheWarning("AMZ1003");

        Assert.Contains("(Unreadable): the file cannot be read", warning.Text);
        IsDefault(consumer, "the file cannot be read");
    }

    [TestMethod]
    public void LookUp_CorruptEntry_IsQuarantinedOnceAndStaysTheReason()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        entry.Truncate();
        var torn = File.ReadAllBytes(entry.Path);

        Assert.Contains("(Corrupt): truncated", consumer.Build(OnCi).TheWarning("AMZ1004").Text);

        IsDefault(consumer, "truncated");
        Assert.AreSequenceEqual(torn, File.ReadAllBytes(entry.Path + ".bad"));
        File.Delete(entry.Path + ".bad");

        Assert.Contains("; set aside on ", consumer.Build(OnCi).TheWarning("AMZ1004").Text);
        Assert.IsFalse(File.Exists(entry.Path + ".bad"));
        Assert.AreSequenceEqual(["digits"], consumer.Build().Measured);
        consumer.Build(OnCi).HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_EditedEntry_IsCorrupt()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        File.WriteAllText(entry.Path, File.ReadAllText(entry.Path).Replace("\"methodVersion\": 3", "\"methodVersion\": 4", StringComparison.Ordinal));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1004");

        Assert.Contains("the checksum is not that of the content", warning.Text);
    }

    [TestMethod]
    public void LookUp_OtherFormatVersion_NamesBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").SetFormatVersion(2);

        var warning = consumer.Build(OnCi).TheWarning("AMZ1005");

        Assert.Contains("(VersionMismatch): format cached v2, current v1", warning.Text);
        IsDefault(consumer, "format cached v2");
    }

    [TestMethod]
    public void LookUp_OtherMethodVersion_NamesBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Rewrite("methodVersion", "7");

        var warning = consumer.Build(OnCi).TheWarning("AMZ1005");

        Assert.Contains("measuring method cached v7, current v3", warning.Text);
    }

    [TestMethod]
    public void LookUp_CacheTtlSet_DecidesExpiry()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        Assert.HasCount(2, consumer.Build(OnCi + " -p:AmorsizeCacheTtl=00:00:00.001").CodedWarnings("AMZ1006"));
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        consumer.Build(OnCi + " -p:AmorsizeCacheTtl=10.00:00:00").HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_ExpiredEntryMayMeasure_IsMeasuredAgain()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));

        var log = consumer.Build();

        Assert.AreSequenceEqual(["digits"], log.Measured);
        Assert.Contains("It is measured now", log.TheMessage("AMZ1006"));
        log.HasNoWarnings();
        consumer.Build(OnCi).HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_EntryFromTheFuture_IsFutureClock()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(TimeSpan.FromMinutes(4));
        consumer.Build(OnCi).HasNoWarnings();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromHours(3));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1007");

        Assert.Contains("(FutureClock)", warning.Text);
        Assert.Contains("in the future; allowed 5 min", warning.Text);
    }

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
    public void LookUp_OtherToolVersion_NamesBothVersions()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Rewrite("toolVersion", "\"0.0.1\"");

        Assert.Contains("(VersionMismatch): tool cached 0.0.1, current ", consumer.Build(OnCi).TheWarning("AMZ1005").Text);
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
    public void LookUp_FlaggedAgainAfterPrune_IsPruned()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Workloads.cs", "[Workload(\"digits\", Items = nameof(Numbers))]", "");
        consumer.Build("-p:AmorsizePrune=Always");
        consumer.Edit("Workloads.cs", "public static int Digits", "[Workload(\"digits\", Items = nameof(Numbers))] public static int Digits");

        for (var build = 1; build <= 2; build++)
        {
            var warning = consumer.Build(OnCi).TheWarning("AMZ1002");
            Assert.Contains("(Pruned): was pruned on ", warning.Text);
            Assert.Contains(" because App no longer flags its workload.", warning.Text);
        }
        Assert.AreSequenceEqual(["digits"], consumer.Build().Measured);
    }

    [TestMethod]
    public void LookUp_AnotherBuildIsProfiling_LeavesWorkloadToTheNextBuild()
    {
        var consumer = CopyOf(MeasuredProgram.Template).Isolated();
        consumer.Entry("digits").MoveInTime(TimeSpan.FromDays(-9));
        using (new FileStream(Path.Combine(consumer.Temporary, $"amorsize-{Environment.UserName}.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
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
        // The first of each name is that of the choice or the model.
        entry.Rewrite("maxDegreeOfParallelism", "1000");
        entry.Rewrite("execution", "\"Threads\"");
        entry.Rewrite("cpuShare", "1");
    }

    private static void IsDefault(Consumer consumer, string reason)
    {
        Assert.AreEqual("Default", consumer.Settings().Source("digits"));
        Assert.Contains(reason, consumer.Settings().Reason("digits"));
        Assert.IsFalse(consumer.Settings()["digits"].ContainsKey("profiledAt"));
    }
}
