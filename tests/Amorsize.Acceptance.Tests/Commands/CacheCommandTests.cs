using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>The targets that check, prune or clear the cache.</summary>
[TestClass]
public sealed class CacheCommandTests : CommandTest
{
    [TestMethod]
    public void Verify_DefectiveEntries_WarnsOfEachAndQuarantinesOnRepair()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").Truncate();
        consumer.Entry("roots").SetFormatVersion(9);
        consumer.Write("obj/amorsize/notes.txt", "mine");
        var before = Folder.State(consumer.At(MeasuredProgram.Cache));

        var log = Command(consumer, "AmorsizeVerify");

        Assert.Contains("truncated", log.TheWarning("AMZ1004").Text);
        Assert.Contains("format cached v9, current v1", log.TheWarning("AMZ1005").Text);
        AssertSays(log, "0 valid, 1 corrupt, 0 unreadable, 1 of other versions, 0 tombstones, 0 quarantined before, 1 not ours; 0 quarantined now");
        Assert.AreSequenceEqual(before, Folder.State(consumer.At(MeasuredProgram.Cache)));

        AssertSays(Command(consumer, "AmorsizeVerify -p:AmorsizeRepair=true"), "It was quarantined", "1 quarantined now");

        Assert.HasCount(0, consumer.EntryFiles("digits"));
        Assert.HasCount(1, consumer.EntryFiles("roots"));
        Command(consumer, "AmorsizeVerify -p:AmorsizeRepair=true").TheWarning("AMZ1005");
    }

    [TestMethod]
    public void Prune_WorkloadNoLongerFlagged_RemovesItsEntry()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");
        consumer.Build().MeasuredNothing();

        var log = Command(consumer, "AmorsizePrune");

        AssertSays(log, "1 entries, 0 unusable files, 0 tombstones");
        log.HasNoWarnings();
        AssertSays(Command(consumer, "AmorsizeStatus"), "1 entries, 1 tombstones");
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void Prune_InOneCallWithBuild_DoesBoth()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Edit("Workloads.cs", "[Workload(\"roots\", Items = nameof(Reals))]", "");

        var log = consumer.Command("build -t:Build;AmorsizePrune");

        log.MeasuredNothing();
        AssertSays(log, "1 entries, 0 unusable files");
        Assert.Contains("digits", consumer.Settings().Names);
    }

    [TestMethod]
    public void Clear_FilledCache_DeletesEntriesAndKeepsForeignFiles()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write("obj/amorsize/notes.txt", "mine");

        AssertSays(Command(consumer, "AmorsizeClear"), "2 entries, 0 tombstones, 0 quarantined, 0 temporary files; 0 could not be deleted");

        Assert.AreSequenceEqual(["cache.lock", "notes.txt"], Folder.Files(consumer.At(MeasuredProgram.Cache)));
        Assert.AreSequenceEqual(["digits", "roots"], consumer.Build().Measured);
    }

    [TestMethod]
    public void Commands_CacheCannotBeLocked_GiveOneWarning()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.At("obj/amorsize/cache.lock"));
        Directory.CreateDirectory(consumer.At("obj/amorsize/cache.lock"));

        foreach (var target in (string[])["AmorsizeClear", "AmorsizePrune"])
            Assert.Contains("The result cache cannot be changed", Command(consumer, target).TheWarning("AMZ3001").Text);

        Assert.HasCount(1, consumer.EntryFiles("digits"));
        Command(consumer, "AmorsizeExport").HasNoWarnings();
        Command(consumer, "AmorsizeImport").TheWarning("AMZ3001");
    }
}
