using Amorsize.Engine;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>The order, the number and the deadline of the rounds.</summary>
[TestClass]
public sealed class RaceTests
{
    private readonly RaceHarness harness = new();

    [TestMethod]
    [DataRow(50)]
    [DataRow(100)]
    public void Run_SeveralRounds_ReversesTheOrderInEachRound(int trialMilliseconds)
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(trialMilliseconds);

        harness.Run(_ => 1);

        Assert.AreSequenceEqual([ExecutionPlan.Sequential, RaceHarness.Fast, RaceHarness.Slow, RaceHarness.Slow, RaceHarness.Fast, ExecutionPlan.Sequential], harness.Runs[..6]);
    }

    [TestMethod]
    [DataRow(1.0, 1.0, DisplayName = "all plans are equal")]
    [DataRow(0.8, 1.0, DisplayName = "sequential is the fastest")]
    [DataRow(2.0, 1.0, DisplayName = "sequential is beaten in each round")]
    public void Run_Decided_EndsAfterFewestRounds(double sequential, double others)
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        harness.Run(plan => plan == ExecutionPlan.Sequential ? sequential : others);

        Assert.AreEqual(RaceHarness.MinRounds, harness.Race.Rounds);
    }

    [TestMethod]
    public void Run_GainIsLikelyButNotShown_GoesOn()
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        harness.Run(plan => plan == ExecutionPlan.Sequential ? 1.1 : harness.RunsOf(plan) % 3 == 2 ? 1.3 : 1);

        Assert.IsGreaterThan(RaceHarness.MinRounds + 1, harness.Race.Rounds);
    }

    [TestMethod]
    public void Run_DeadlineReached_BeginsNoTrialButThoseOfTheReferencePlans()
    {
        Assert.HasCount(2, harness.Run(_ => 1, deadline: harness.TrialTime * 1.5));
        Assert.AreSequenceEqual([ExecutionPlan.Sequential, RaceHarness.Fast], harness.Runs);
    }

    [TestMethod]
    public void Run_NoTimeLeft_ComparesTheReferencePlansOnce() =>
        Assert.AreSequenceEqual([ExecutionPlan.Sequential, RaceHarness.Fast], harness.Run(_ => 1, deadline: TimeSpan.Zero).Select(entry => entry.Candidate));
}
