using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Selection;

[TestClass]
public sealed class RaceTests
{
    private const int Processors = 4;
    private static readonly TimeSpan TrialTime = TimeSpan.FromMilliseconds(50);
    private static readonly ExecutionPlan Slow = new(Execution.Threads, Workers: 2, ChunkSize: 1);
    private static readonly ExecutionPlan Fast = new(Execution.Threads, Workers: 4, ChunkSize: 1);
    private static readonly ExecutionPlan[] All = [ExecutionPlan.Sequential, Slow, Fast];

    private readonly FakeTimeProvider clock = new();
    private readonly List<ExecutionPlan> runs = [];

    /// <summary>Processors that others keep busy, in the trial of this number.</summary>
    private Func<int, double> foreignLoad = _ => 0;
    private TimeSpan foreignCpuTime;
    private ExecutionPlan? stopped;
    private ExecutionPlan? stoppedOnce;
    private int mostRunsBeforeStop;
    private TimeSpan trialTime = TrialTime;
    private int lengthenings;
    private int mostLengthenings;
    private Race<ExecutionPlan> race = null!;

    [TestMethod]
    public void CandidatesAreInterleavedAndTheirOrderIsReversedInEachRound()
    {
        Run(_ => 1, rounds: 3);

        CollectionAssert.AreEqual(new[] { ExecutionPlan.Sequential, Slow, Fast, Fast, Slow, ExecutionPlan.Sequential }, runs[..6]);
    }

    [TestMethod]
    public void TheOrderIsReversedWhereEachRoundIsCountedAloneToo()
    {
        trialTime = TimeSpan.FromMilliseconds(100);

        Run(_ => 1, rounds: 3);

        CollectionAssert.AreEqual(new[] { ExecutionPlan.Sequential, Slow, Fast, Fast, Slow, ExecutionPlan.Sequential }, runs[..6]);
    }

    [TestMethod]
    public void WhatWasStoppedAfterItHadShownThatItCanDoBetterIsASlowSample()
    {
        stopped = Fast;
        mostRunsBeforeStop = 2;

        var fast = Run(plan => plan == Fast && runs.Count(run => run == Fast) > mostRunsBeforeStop ? 5 : 1).Single(entry => entry.Candidate == Fast);

        Assert.IsFalse(fast.IsLowerBound);
        Assert.AreSequenceEqual([1, 1, 5], fast.ItemMicroseconds.Take(3));
    }

    [TestMethod]
    public void WhatWasStoppedBeforeItShowedThatItCanDoBetterIsASlowSampleToo()
    {
        stoppedOnce = Slow;
        mostLengthenings = 0;

        // Both trials of it are counted together.
        var slow = Run(plan => plan == Slow && runs.Count(run => run == Slow) == 1 ? 5 : 1).Single(entry => entry.Candidate == Slow);

        Assert.IsFalse(slow.IsLowerBound);
        Assert.AreSequenceEqual([5, 1, 1], slow.ItemMicroseconds.Take(3));
    }

    [TestMethod]
    public void TheClearlyBeatenGoAfterThreeRounds()
    {
        var evidence = Run(plan => plan == Slow ? 1.3 : 1);

        Assert.AreEqual(Samples(evidence, Fast), Samples(evidence, ExecutionPlan.Sequential));
        Assert.IsInRange(Race<ExecutionPlan>.FewestRounds, Race<ExecutionPlan>.FewestRounds + 1, Samples(evidence, Slow));
        Assert.IsGreaterThanOrEqualTo(Race<ExecutionPlan>.MostRounds, Samples(evidence, Fast));
    }

    [TestMethod]
    public void ABaselineThatIsBeatenByALittleIsRacedToTheEnd()
    {
        var evidence = Run(plan => plan == ExecutionPlan.Sequential ? 1.2 : 1);

        Assert.AreEqual(Samples(evidence, Fast), Samples(evidence, ExecutionPlan.Sequential));
    }

    [TestMethod]
    public void ABaselineThatIsBeatenTenfoldGoesAtOnceAndKeepsItsSamples()
    {
        var evidence = Run(plan => plan == ExecutionPlan.Sequential ? 10 : 1);

        Assert.IsInRange(1, 2, Samples(evidence, ExecutionPlan.Sequential));
    }

    [TestMethod]
    [DataRow(1.5, 0.4, 1)]
    [DataRow(1.3, 0.4, Race<ExecutionPlan>.MostRounds)]
    [DataRow(1.3, 0.03, 1)]
    [DataRow(1.2, 0.03, 2, DisplayName = "one round does not show it")]
    public void ABaselineGoesAsSoonAsItIsShownToBeBeatenByWhatIsAskedFor(double time, double beaten, int rounds)
    {
        trialTime = TimeSpan.FromMilliseconds(100);

        Assert.AreEqual(rounds, Samples(Run(plan => plan == ExecutionPlan.Sequential ? time : 1, beaten: beaten), ExecutionPlan.Sequential));
    }

    [TestMethod]
    public void ABaselineThatIsBeatenByHalfStaysForThreeRoundsUnlessLessIsAskedFor()
    {
        trialTime = TimeSpan.FromMilliseconds(100);

        Assert.AreEqual(Race<ExecutionPlan>.FewestRounds, Samples(Run(plan => plan == ExecutionPlan.Sequential ? 1.5 : 1), ExecutionPlan.Sequential));
    }

    [TestMethod]
    public void OneSlowRunDoesNotEliminate()
    {
        var evidence = Run(plan => plan == Fast && runs.Count(run => run == Fast) == 3 ? 50 : 1);

        Assert.AreEqual(Samples(evidence, Slow), Samples(evidence, Fast));
        Assert.IsGreaterThanOrEqualTo(Race<ExecutionPlan>.MostRounds, Samples(evidence, Fast));
    }

    [TestMethod]
    public void TheRaceEndsWhenItHasMeasuredEnough()
    {
        Run(_ => 1, enough: TimeSpan.FromMilliseconds(1));

        Assert.IsInRange(Race<ExecutionPlan>.FewestRounds, Race<ExecutionPlan>.FewestRounds + 1, race.Rounds);
    }

    [TestMethod]
    [DataRow(0.1, 7, DisplayName = "six of seven rounds show it")]
    [DataRow(0.3, Race<ExecutionPlan>.FewestRounds, DisplayName = "it looks better by 25 % only")]
    [DataRow(null, Race<ExecutionPlan>.FewestRounds, DisplayName = "it is not asked for")]
    public void WhatLooksFarBetterThanTheDefaultIsRacedUntilItIsShownToBe(double? overDefault, int rounds)
    {
        trialTime = TimeSpan.FromMilliseconds(100);

        Run(plan => plan == ExecutionPlan.Sequential ? 2 : plan == Slow && runs.Count(run => run == Slow) != 2 ? 0.8 : 1, enough: TimeSpan.FromMilliseconds(1), overDefault: overDefault);

        Assert.AreEqual(rounds, race.Rounds);
    }

    [TestMethod]
    public void WhereSequentialIsBestNothingIsLeftToBeShown()
    {
        trialTime = TimeSpan.FromMilliseconds(100);

        Run(plan => plan == ExecutionPlan.Sequential ? 0.8 : plan == Fast && runs.Count(run => run == Fast) == 2 ? 0.7 : 1, enough: TimeSpan.FromMilliseconds(1), overDefault: 0.1);

        Assert.AreEqual(Race<ExecutionPlan>.FewestRounds, race.Rounds);
    }

    [TestMethod]
    public void WhatWasDroppedIsNotWaitedFor()
    {
        trialTime = TimeSpan.FromMilliseconds(100);

        // Sequential goes after three rounds, beaten by the one; then the other is best, which has not been shown to beat it.
        Run(plan => plan == ExecutionPlan.Sequential ? 1.3 : plan == Fast ? (race.Rounds < 3 ? 1 : 1.02) : runs.Count(run => run == Slow) == 2 ? 1.25 : 1.01, enough: TimeSpan.FromMilliseconds(1), deadline: trialTime * 100);

        Assert.IsLessThan(Race<ExecutionPlan>.MostRounds, race.Rounds);
    }

    [TestMethod]
    public void NoTrialIsBegunAfterTheDeadline()
    {
        var evidence = Run(_ => 1, deadline: TrialTime * 1.5);

        Assert.HasCount(2, runs);
        Assert.HasCount(2, evidence);
    }

    [TestMethod]
    public void WhereTheTimeIsOverTheBaselinesAreComparedOnceIfThatTakesButAMoment()
    {
        Assert.AreSequenceEqual([ExecutionPlan.Sequential, Fast], Run(_ => 1, deadline: TimeSpan.Zero, atLeastOnce: true).Select(entry => entry.Candidate));
        Assert.IsEmpty(Run(_ => 1, deadline: TimeSpan.Zero, atLeastOnce: false));
    }

    [TestMethod]
    public void RoundsThatOthersDisturbedDoNotCountAndAreRepeated()
    {
        foreignLoad = trial => trial < 20 ? 2 : 0;

        var evidence = Run(plan => runs.Count <= 20 ? 100 : 1);

        Assert.IsTrue(evidence.All(entry => entry.ItemMicroseconds.Skip(1).All(sample => sample == 1)), "the first may have begun before the load was over");
        Assert.IsGreaterThan(0, race.InterferedRounds);
        Assert.IsGreaterThanOrEqualTo(Race<ExecutionPlan>.MostRounds, race.Rounds);
    }

    [TestMethod]
    public void RoundsThatOthersDisturbedEndNoRace()
    {
        // All but the first two rounds, until the time is up.
        foreignLoad = trial => trial is >= 6 and < 18 ? 2 : 0;

        Run(_ => 1, enough: TimeSpan.FromSeconds(1));

        Assert.IsGreaterThan(0, race.InterferedRounds);
        Assert.IsGreaterThanOrEqualTo(Race<ExecutionPlan>.FewestRounds, race.Rounds);
    }

    [TestMethod]
    public void ARoundIsBegunOnlyWhereMostOfItFitsIntoTheTime()
    {
        // Of 150 ms each.
        Run(_ => 1, enough: TimeSpan.FromMilliseconds(800));

        Assert.AreEqual(5, race.Rounds);
    }

    [TestMethod]
    public void AMachineThatIsNeverFreeGivesNoRounds()
    {
        foreignLoad = _ => 1;

        Assert.IsEmpty(Run(_ => 1, deadline: TimeSpan.FromSeconds(3)));
        Assert.AreEqual(0, race.Rounds);
    }

    [TestMethod]
    public void ALittleLoadOfOthersIsNoDisturbance()
    {
        foreignLoad = _ => 0.1;

        Run(_ => 1);

        Assert.AreEqual(0, race.InterferedRounds);
    }

    [TestMethod]
    public void UnsteadyTrialsAreMadeLongerAndWhatWasMeasuredBeforeIsForgotten()
    {
        mostLengthenings = 1;

        var evidence = Run(plan => plan == Fast && lengthenings == 0 && runs.Count % 2 == 0 ? 1.5 : 1);

        Assert.AreEqual(1, lengthenings);
        Assert.IsTrue(evidence.All(entry => entry.ItemMicroseconds.All(sample => sample == 1)));
        Assert.IsTrue(evidence.All(entry => entry.ItemMicroseconds.Count == race.Rounds));
    }

    [TestMethod]
    public void ASlowTrialOrTwoDoNotMakeTheOthersLonger()
    {
        mostLengthenings = 1;

        Run(_ => runs.Count - All.Length is 1 or 2 ? 1.5 : 1);

        Assert.AreEqual(0, lengthenings);
    }

    [TestMethod]
    public void WhatHadToBeStoppedIsOutAndItsTimeIsALowerBound()
    {
        stopped = Slow;

        var slow = Run(_ => 1).Single(entry => entry.Candidate == Slow);

        Assert.IsTrue(slow.IsLowerBound);
        Assert.HasCount(1, slow.ItemMicroseconds);
        Assert.IsLessThanOrEqualTo(3, runs.Count(run => run == Slow));
    }

    private static int Samples(IReadOnlyList<CandidateSamples<ExecutionPlan>> evidence, ExecutionPlan candidate) => evidence.Single(entry => entry.Candidate == candidate).ItemMicroseconds.Count;

    private IReadOnlyList<CandidateSamples<ExecutionPlan>> Run(Func<ExecutionPlan, double> time, int rounds = 1000, TimeSpan? enough = null, TimeSpan? deadline = null, bool atLeastOnce = false, double? beaten = null, double? overDefault = null)
    {
        var started = clock.GetTimestamp();
        var gauge = new InterferenceGauge(() => new(All: clock.GetElapsedTime(started) + foreignCpuTime, Own: clock.GetElapsedTime(started), Processors), clock, Processors);
        race = new(Trial, () => lengthenings++ < mostLengthenings, gauge);
        return race.Run(ExecutionPlan.Sequential, Fast, [Slow], Deadline.After(clock, enough ?? TimeSpan.FromHours(1)), Deadline.After(clock, deadline ?? (trialTime * All.Length * rounds)), new(MinOneRound: atLeastOnce, DefaultLast: true, beaten, overDefault));

        TrialTime Trial(ExecutionPlan plan)
        {
            foreignCpuTime += foreignLoad(runs.Count) * trialTime;
            runs.Add(plan);
            clock.Advance(trialTime);
            return new(time(plan), IsComplete: plan == stoppedOnce ? runs.Count(run => run == plan) > 1 : plan != stopped || runs.Count(run => run == plan) <= mostRunsBeforeStop);
        }
    }
}
