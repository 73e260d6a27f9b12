using Amorsize.Engine;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Candidates and reference plans that drop out of a race.</summary>
[TestClass]
public sealed class RaceEliminationTests
{
    private readonly RaceHarness harness = new();

    [TestMethod]
    public void Run_StoppedAfterCompleteTrials_IsASlowSample()
    {
        harness.Stopped = RaceHarness.Fast;
        harness.MaxRunsBeforeStop = 2;

        var fast = harness.Run(plan => plan == RaceHarness.Fast && harness.RunsOf(RaceHarness.Fast) > harness.MaxRunsBeforeStop ? 5 : 1).Single(entry => entry.Candidate == RaceHarness.Fast);

        Assert.IsFalse(fast.IsLowerBound);
        Assert.AreSequenceEqual([1, 1, 5], fast.ItemMicroseconds.Take(3));
    }

    [TestMethod]
    public void Run_CandidateStopped_IsDroppedWithALowerBound()
    {
        harness.Stopped = RaceHarness.Slow;

        var slow = harness.Run(_ => 1).Single(entry => entry.Candidate == RaceHarness.Slow);

        Assert.IsTrue(slow.IsLowerBound);
        Assert.HasCount(1, slow.ItemMicroseconds);
        Assert.AreEqual(1, harness.RunsOf(RaceHarness.Slow));
    }

    [TestMethod]
    public void Run_ClearlyBeatenCandidate_IsDroppedAfterThreeRounds()
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        // Sequential is neither beaten nor as fast, so that the race goes on.
        var evidence = harness.Run(plan => plan switch
        {
            _ when plan == RaceHarness.Slow => 3,
            { Execution: Execution.Sequential } => 1.1,
            _ => harness.RunsOf(plan) % 3 == 2 ? 1.3 : 1,
        });

        Assert.AreEqual(RaceHarness.MinRounds, RaceHarness.Rounds(evidence, RaceHarness.Slow));
        Assert.IsGreaterThan(RaceHarness.MinRounds, RaceHarness.Rounds(evidence, RaceHarness.Fast));
    }

    [TestMethod]
    [DataRow(10, 1)]
    [DataRow(1.3, 1)]
    [DataRow(1.2, 2, DisplayName = "one round does not show it")]
    [DataRow(1.02, RaceHarness.MinRounds, DisplayName = "it is as fast")]
    public void Run_ReferenceBeaten_IsDroppedWhenShown(double time, int rounds)
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        Assert.AreEqual(rounds, RaceHarness.Rounds(harness.Run(plan => plan == ExecutionPlan.Sequential ? time : 1), ExecutionPlan.Sequential));
    }
}
