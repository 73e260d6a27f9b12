namespace Amorsize.Cache.Races.Tests;

/// <summary>Two builds at once. Each scenario is also run on a cache with a planted defect: one that did not find it would prove nothing.</summary>
[TestClass]
public sealed class RaceTests(TestContext output)
{
    [TestMethod]
    public void What_has_expired_is_expired_or_pruned_and_never_not_found() => AssertAllHold(Scenarios.Expired);

    [TestMethod]
    public void What_two_builds_have_pruned_is_pruned() => AssertAllHold(Scenarios.Pruned);

    [TestMethod]
    public void What_is_stored_is_never_lost_to_a_prune() => AssertAllHold(Scenarios.Renewed);

    [TestMethod]
    public void Two_whole_builds_do_not_disturb_each_other() => AssertAllHold(Scenarios.WholeBuilds);

    [TestMethod]
    public void What_is_corrupt_is_corrupt_to_both_and_kept() => AssertAllHold(Scenarios.Corrupt);

    [TestMethod]
    public void What_is_stored_is_never_lost_to_setting_aside() => AssertAllHold(Scenarios.Mended);

    [TestMethod]
    public void What_two_builds_export_to_one_file_is_all_there() => AssertAllHold(Scenarios.Exchanged);

    [TestMethod]
    public void Pruning_before_looking_up_is_found_out() => AssertIsFoundOut(Scenarios.Expired, files => new PruneFirst(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void Asking_whether_the_file_is_there_and_pruning_last_is_found_out() => AssertIsFoundOut(Scenarios.Expired, files => new ExistsThenRead(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void Pruning_without_a_tombstone_is_found_out() => AssertIsFoundOut(Scenarios.Expired, files => new PruneDeletes(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void A_tombstone_that_comes_a_step_later_is_found_out() => AssertIsFoundOut(Scenarios.Expired, files => new PruneInTwoSteps(files), "NotFound, which is none of Expired, Pruned");

    [TestMethod]
    public void A_prune_without_the_lock_is_found_out() =>
        Report(Schedules.AssertOneBreaks(() => Scenarios.Renewed(new RacyFiles { HasLocks = false }, files => new Build(files)), "Pruned, which is none of Hit"));

    [TestMethod]
    public void An_export_without_the_lock_is_found_out() =>
        Report(Schedules.AssertOneBreaks(() => Scenarios.Exchanged(new RacyFiles { HasLocks = false }, files => new Build(files)), "is exported"));

    [TestMethod]
    public void Deleting_what_is_corrupt_is_found_out() => AssertIsFoundOut(Scenarios.Corrupt, files => new CorruptDeletes(files), "NotFound, which is none of Corrupt");

    [TestMethod]
    public void Setting_aside_without_a_second_look_is_found_out() => AssertIsFoundOut(Scenarios.Mended, files => new QuarantineUnseen(files), "Corrupt, which is none of Hit");

    private static void AssertAllHold(Func<RacyFiles, Func<RacyFiles, Build>, Task> scenario) =>
        Schedules.AssertAllHold(() => scenario(new RacyFiles(), files => new Build(files)));

    private void AssertIsFoundOut(Func<RacyFiles, Func<RacyFiles, Build>, Task> scenario, Func<RacyFiles, Build> planted, string words) =>
        Report(Schedules.AssertOneBreaks(() => scenario(new RacyFiles(), planted), words));

    private void Report(int schedules) => output.WriteLine($"found in schedule {schedules}");
}
