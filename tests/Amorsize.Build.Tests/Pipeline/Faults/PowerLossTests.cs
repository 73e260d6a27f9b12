using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>
/// Two builds, and a power loss that leaves any combination of their changes. Renames are atomic for a process that is killed, but no file is synchronized with
/// the disk: that would cost each build milliseconds, and everything can be measured again. So nothing wrong may be believed, and the next build must be right.
/// </summary>
[TestClass]
public sealed class PowerLossTests(TestContext output) : FaultyBuildTest
{
    // An entry, the settings, the flags, the time of the prune and the up-to-date check.
    private const int LeastChanges = 5;

    [TestMethod]
    public void Build_PowerLossWithAnyChangesLost_BelievesNothingWrongAndTheNextBuildIsRight()
    {
        var files = new MemoryFiles(Clock);
        Prepare(files);
        var unsynced = new UnsyncedFiles(files, Clock);
        Build(unsynced);
        Build(unsynced);
        Assert.IsGreaterThanOrEqualTo(LeastChanges, unsynced.States.Count);

        var losses = 0;
        foreach (var outcomes in Combinations(unsynced.States))
        {
            var what = $"changes left as {string.Join(' ', outcomes)}";

            AssertNothingWrongIsBelieved(unsynced.AfterPowerLoss(outcomes), what);
            AssertTheNextBuildIsRight(unsynced.AfterPowerLoss(outcomes), what);
            losses++;
        }
        output.WriteLine($"{losses} losses of {unsynced.States.Count} changes");
    }

    [TestMethod]
    public void AfterPowerLoss_NothingLost_IsWhatTheBuildsLeft()
    {
        var files = new MemoryFiles(Clock);
        Prepare(files);
        var unsynced = new UnsyncedFiles(files, Clock);
        Build(unsynced);
        Build(unsynced);

        var left = unsynced.AfterPowerLoss([.. unsynced.States.Select(_ => 1)]);

        Assert.AreSequenceEqual(files.Paths, left.Paths);
        Assert.IsTrue(files.Paths.All(path => files[path].AsSpan().SequenceEqual(left[path])));
        Assert.IsNotNull(Recall(left));
    }

    // A program reads the settings before the next build does.
    private void AssertNothingWrongIsBelieved(MemoryFiles files, string what)
    {
        Assert.IsTrue(ReadSettings(files) is not { } settings || settings.All(workload => workload is { Source: not SettingsSource.Default, Plan.Workers: 4 }), what);
        foreach (var workload in (string[])["expired", "valid"])
            Assert.IsTrue(LookUp(files, workload) is { IsUsable: false } or { Entry: not null }, what);
        if (Recall(files) is null)
            return;
        Assert.IsNotNull(ReadSettings(files), what);
        Assert.IsTrue(LookUp(files, "expired").Verdict == Verdict.Hit && LookUp(files, "valid").Verdict == Verdict.Hit, what);
    }

    private static IEnumerable<int[]> Combinations(IReadOnlyList<int> states) => states.Aggregate(
        (IEnumerable<int[]>)[[]],
        (all, count) => all.SelectMany(outcomes => Enumerable.Range(0, count).Select(outcome => (int[])[.. outcomes, outcome])));
}
