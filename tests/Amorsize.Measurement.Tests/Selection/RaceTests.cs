using Amorsize.Engine;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>The order, the number and the deadline of the rounds.</summary>
[TestClass]
public sealed class RaceTests
{
    private readonly RaceHarness harness = new();

    [TestMethod]
    public void Run_SeveralRounds_ReversesTheOrderInEachRound()
    {
        harness.Run(_ => 1, rounds: 3);

        Assert.AreSequenceEqual([ExecutionPlan.Sequential, RaceHarness.Slow, RaceHarness.Fast, RaceHarness.Fast, RaceHarness.Slow, ExecutionPlan.Sequential], harness.Runs[..6]);
    }

    [TestMethod]
    public void Run_LongTrials_ReversesTheOrderInEachRoundToo()
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        harness.Run(_ => 1, rounds: 3);

        Assert.AreSequenceEqual([ExecutionPlan.Sequential, RaceHarness.Slow, RaceHarness.Fast, RaceHarness.Fast, RaceHarness.Slow, ExecutionPlan.Sequential], harness.Runs[..6]);
    }

    [TestMethod]
    public void Run_EnoughMeasured_Ends()
    {
        harness.Run(_ => 1, enough: TimeSpan.FromMilliseconds(1));

        Assert.IsInRange(RaceHarness.MinRounds, RaceHarness.MinRounds + 1, harness.Race.Rounds);
    }

    [TestMethod]
    [DataRow(0.1, 7, DisplayName = "six of seven rounds show it")]
    [DataRow(0.3, RaceHarness.MinRounds, DisplayName = "it looks better by 25 % only")]
    [DataRow(null, RaceHarness.MinRounds, DisplayName = "no gain over the default has to be shown")]
    public void Run_LooksFarFasterThanDefault_IsRacedUntilShown(double? overDefault, int rounds)
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        harness.Run(Time, enough: TimeSpan.FromMilliseconds(1), overDefault: overDefault);

        Assert.AreEqual(rounds, harness.Race.Rounds);

        double Time(ExecutionPlan plan) => plan == ExecutionPlan.Sequential ? 2 : plan == RaceHarness.Slow && harness.RunsOf(plan) != 2 ? 0.8 : 1;
    }

    [TestMethod]
    public void Run_SequentialFastest_EndsAfterFewestRounds()
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        harness.Run(Time, enough: TimeSpan.FromMilliseconds(1), overDefault: 0.1);

        Assert.AreEqual(RaceHarness.MinRounds, harness.Race.Rounds);

        double Time(ExecutionPlan plan) => plan == ExecutionPlan.Sequential ? 0.8 : plan == RaceHarness.Fast && harness.RunsOf(plan) == 2 ? 0.7 : 1;
    }

    [TestMethod]
    public void Run_ReferenceDropped_IsNotWaitedFor()
    {
        harness.TrialTime = TimeSpan.FromMilliseconds(100);

        // Sequential drops out after three rounds because the fast plan beats it. Then the slow plan is best, and no round shows its gain over sequential.
        harness.Run(Time, enough: TimeSpan.FromMilliseconds(1), deadline: harness.TrialTime * 100);

        Assert.IsLessThan(RaceHarness.MaxRounds, harness.Race.Rounds);

        double Time(ExecutionPlan plan) => plan switch
        {
            { Execution: Execution.Sequential } => 1.3,
            _ when plan == RaceHarness.Fast => harness.Race.Rounds < 3 ? 1 : 1.02,
            _ => harness.RunsOf(RaceHarness.Slow) == 2 ? 1.25 : 1.01,
        };
    }

    [TestMethod]
    public void Run_DeadlineReached_BeginsNoTrial()
    {
        var evidence = harness.Run(_ => 1, deadline: harness.TrialTime * 1.5);

        Assert.HasCount(2, harness.Runs);
        Assert.HasCount(2, evidence);
    }

    [TestMethod]
    public void Run_NoTimeLeft_ComparesReferencesOnceOnlyIfRequired()
    {
        Assert.AreSequenceEqual([ExecutionPlan.Sequential, RaceHarness.Fast], harness.Run(_ => 1, deadline: TimeSpan.Zero, atLeastOnce: true).Select(entry => entry.Candidate));
        Assert.IsEmpty(harness.Run(_ => 1, deadline: TimeSpan.Zero, atLeastOnce: false));
    }

    [TestMethod]
    public void Run_TimeForHalfARound_BeginsNoFurtherRound()
    {
        // A round takes 150 ms: after five rounds less than half a round fits into 800 ms.
        harness.Run(_ => 1, enough: TimeSpan.FromMilliseconds(800));

        Assert.AreEqual(5, harness.Race.Rounds);
    }
}
