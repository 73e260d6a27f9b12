namespace Amorsize.Cache.Races.Tests;

/// <summary>Two builds at the same time. A scenario also runs with a planted defect, to show that it finds such defects.</summary>
[TestClass]
public sealed class RaceTests(TestContext output)
{
    [TestMethod]
    public void LookUpAndPrune_ExpiredEntry_IsNeverNotFound() => AssertAllHold(Scenarios.Expired);

    [TestMethod]
    public void Prune_InTwoBuilds_EndsAsPruned() => AssertAllHold(Scenarios.Pruned);

    [TestMethod]
    public void Store_BesideAPrune_IsNotLost() => AssertAllHold(Scenarios.Renewed);

    [TestMethod]
    public void WholeBuilds_AtTheSameTime_EndAsHit() => AssertAllHold(Scenarios.WholeBuilds);

    [TestMethod]
    public void LookUp_CorruptFileInTwoBuilds_IsCorruptAndKept() => AssertAllHold(Scenarios.Corrupt);

    [TestMethod]
    public void Store_BesideAQuarantine_IsNotLost() => AssertAllHold(Scenarios.Mended);

    [TestMethod]
    public void Export_FromTwoBuilds_KeepsBothResults() => AssertAllHold(Scenarios.Exchanged);

    [TestMethod]
    public void PlantedDefect_PruneBeforeLookUp_IsFound() => AssertIsFoundOut(Scenarios.Expired, files => new PruneFirst(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void PlantedDefect_ExistsThenRead_IsFound() => AssertIsFoundOut(Scenarios.Expired, files => new ExistsThenRead(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void PlantedDefect_PruneWithoutTombstone_IsFound() => AssertIsFoundOut(Scenarios.Expired, files => new PruneDeletes(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void PlantedDefect_DeleteBeforeTombstone_IsFound() => AssertIsFoundOut(Scenarios.Expired, files => new PruneInTwoSteps(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void PlantedDefect_PruneWithoutLock_IsFound() =>
        Report(Schedules.AssertOneBreaks(() => Scenarios.Renewed(new RacyFiles { HasLocks = false }, files => new Build(files)), "Pruned, which is none of Hit"));

    [TestMethod]
    public void PlantedDefect_ExportWithoutLock_IsFound() =>
        Report(Schedules.AssertOneBreaks(() => Scenarios.Exchanged(new RacyFiles { HasLocks = false }, files => new Build(files)), "is exported"));

    [TestMethod]
    public void PlantedDefect_DeleteOfCorruptFile_IsFound() => AssertIsFoundOut(Scenarios.Corrupt, files => new CorruptDeletes(files), "NotFound, which is none of Corrupt");

    [TestMethod]
    public void PlantedDefect_QuarantineWithoutSecondRead_IsFound() => AssertIsFoundOut(Scenarios.Mended, files => new QuarantineUnseen(files), "Corrupt, which is none of Hit");

    private static void AssertAllHold(Func<RacyFiles, Func<RacyFiles, Build>, Task> scenario) =>
        Schedules.AssertAllHold(() => scenario(new RacyFiles(), files => new Build(files)));

    private void AssertIsFoundOut(Func<RacyFiles, Func<RacyFiles, Build>, Task> scenario, Func<RacyFiles, Build> planted, string message) =>
        Report(Schedules.AssertOneBreaks(() => scenario(new RacyFiles(), planted), message));

    private void Report(int schedules) => output.WriteLine($"found in schedule {schedules}");
}
