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
    public void Run_StoppedBeforeACompleteTrial_IsASlowSample()
    {
        harness.StoppedOnce = RaceHarness.Slow;
        harness.MaxLengthenings = 0;

        // A round of 150 ms is shorter than the interval of the interference gauge. The first two rounds are therefore counted together.
        var slow = harness.Run(plan => plan == RaceHarness.Slow && harness.RunsOf(RaceHarness.Slow) == 1 ? 5 : 1).Single(entry => entry.Candidate == RaceHarness.Slow);

        Assert.IsFalse(slow.IsLowerBound);
        Assert.AreSequenceEqual([5, 1, 1], slow.ItemMicroseconds.Take(3));
    }

    [TestMethod]
    public void Run_CandidateStopped_IsDroppedWithALowerBound()
    {
        harness.Stopped = RaceHarness.Slow;

        var slow = harness.Run(_ => 1).Single(entry => entry.Candidate == RaceHarness.Slow);

        Assert.IsTrue(slow.IsLowerBound);
        Assert.HasCount(1, slow.ItemMicroseconds);
        Assert.IsLessThanOrEqualTo(3, harness.RunsOf(RaceHarness.Slow));
    }

    [TestMethod]
    public void Run_ClearlyBeatenCandidate_IsDroppedAfterThreeRounds()
    {
        var evidence = harness.Run(plan => plan == RaceHarness.Slow ? 1.3 : 1);

        Assert.AreEqual(RaceHarness.Rounds(evidence, RaceHarness.Fast), RaceHarness.Rounds(evidence, ExecutionPlan.Sequential));
        Assert.IsInRange(RaceHarness.MinRounds, RaceHarness.MinRounds + 1, RaceHarness.Rounds(evidence, RaceHarness.Slow));
        Assert.IsGreaterThanOrEqualTo(RaceHarness.MaxRounds, RaceHarness.Rounds(evidence, RaceHarness.Fast));
    }

    [TestMethod]
    public void Run_ReferenceSlightlyBeaten_IsRacedToTheEnd()
    {
        var evidence = harness.Run(plan => plan == ExecutionPlan.Sequential ? 1.2 : 1);

        Assert.AreEqual(RaceHarness.Rounds(evidence, RaceHarness.Fast), RaceHarness.Rounds(evidence, ExecutionPlan.Sequential));
    }

    [TestMethod]
    public void Run_ReferenceBeatenTenfold_IsDroppedAtOnceAndKeepsItsSamples()
    {
        var evidence = harness.Run(plan => plan == ExecutionPlan.Sequential ? 10 : 1);

        Assert.IsInRange(1, 2, RaceHarness.Rounds(evidence, ExecutionPlan.Sequential));
    }

    [TestMethod]
    [DataRow(1.5, 0.4, 1)]
    [DataRow(1.3, 0.4, RaceHarness.MaxRounds)]
    [DataRow(1.3, 0.03, 1)]
    [DataRow(1.2, 0.03, 2, DisplayName = "one round does not show it")]
    public void Run_ReferenceBeatenByRequiredMargin_IsDropped(double time, double beaten, int rounds)
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        Assert.AreEqual(rounds, RaceHarness.Rounds(harness.Run(plan => plan == ExecutionPlan.Sequential ? time : 1, beaten: beaten), ExecutionPlan.Sequential));
    }

    [TestMethod]
    public void Run_ReferenceBeatenByHalf_StaysForThreeRounds()
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        Assert.AreEqual(RaceHarness.MinRounds, RaceHarness.Rounds(harness.Run(plan => plan == ExecutionPlan.Sequential ? 1.5 : 1), ExecutionPlan.Sequential));
    }

    [TestMethod]
    public void Run_OneSlowTrial_DoesNotEliminate()
    {
        var evidence = harness.Run(plan => plan == RaceHarness.Fast && harness.RunsOf(RaceHarness.Fast) == 3 ? 50 : 1);

        Assert.AreEqual(RaceHarness.Rounds(evidence, RaceHarness.Slow), RaceHarness.Rounds(evidence, RaceHarness.Fast));
        Assert.IsGreaterThanOrEqualTo(RaceHarness.MaxRounds, RaceHarness.Rounds(evidence, RaceHarness.Fast));
    }
}
