using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Verdicts;

/// <summary>Entries that are missing, pruned, unreadable or corrupt.</summary>
[TestClass]
public sealed class DamagedEntryTests : VerdictTest
{
    [TestMethod]
    public void LookUp_NoEntry_UsesTheDefaultAndGivesTheReason()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("digits").Path);

        var log = consumer.Build("-p:AmorsizeMode=CacheOnly");

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

        Assert.Contains("; quarantined on ", consumer.Build(OnCi).TheWarning("AMZ1004").Text);
        Assert.IsFalse(File.Exists(entry.Path + ".bad"));
        Assert.AreSequenceEqual(["digits"], consumer.Build().Measured);
        consumer.Build(OnCi).HasNoWarnings();
    }

    [TestMethod]
    public void LookUp_EditedEntry_IsCorrupt()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        File.WriteAllText(entry.Path, File.ReadAllText(entry.Path).Replace("\"methodVersion\": \"", "\"methodVersion\": \"1", StringComparison.Ordinal));

        var warning = consumer.Build(OnCi).TheWarning("AMZ1004");

        Assert.Contains("the checksum is not that of the content", warning.Text);
    }

    [TestMethod]
    public void LookUp_FlaggedAgainAfterPrune_IsPruned()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var entry = consumer.Entry("digits");
        consumer.Edit("Workloads.cs", "[Workload(\"digits\", Items = nameof(Numbers))]", "");
        consumer.Build("-p:AmorsizePrune=Always");
        Assert.Contains("\"entry\"", File.ReadAllText(entry.Path));
        consumer.LetADayPass();
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
}
