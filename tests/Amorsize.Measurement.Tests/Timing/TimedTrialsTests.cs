using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class TimedTrialsTests
{
    private static readonly ExecutionPlan TwoWorkers = new(Execution.Threads, Workers: 2, ChunkSize: 1);
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(10);

    private static readonly SearchLimits Limits = new(Processors: 2, MaxDegreeOfParallelism: 0, Budget: TimeSpan.FromHours(1));

    private readonly FakeTimeProvider clock = new();
    private readonly Dictionary<ExecutionPlan, string> threw = [];

    [TestMethod]
    [DataRow(1, DisplayName = "as slow as sequential")]
    [DataRow(1000, DisplayName = "a thousand times slower, as a short loop beside foreign load")]
    public void Run_SlowPlan_LastsAtMostTwiceTheTarget(int slowerThanSequential)
    {
        var longest = TimeSpan.Zero;
        var subject = new SyntheticSubject(clock, plan => plan == TwoWorkers ? slowerThanSequential : 1) { Items = 10 };
        var trials = Trials(subject, sequentialItemMicroseconds: 1);

        for (var i = 0; i < 3; i++)
        {
            var before = clock.GetTimestamp();
            Assert.AreEqual(slowerThanSequential, trials.Run(TwoWorkers).ItemMicroseconds, 1e-9);
            var elapsed = clock.GetElapsedTime(before);
            longest = elapsed > longest ? elapsed : longest;
        }

        Assert.IsLessThanOrEqualTo(2 * Target, longest);
        Assert.IsGreaterThanOrEqualTo(Target / 4, longest);
    }

    [TestMethod]
    public void ItemsFor_Workers_IsWhatTheFastestFinishesInTheTarget()
    {
        var trials = Trials(new(clock, plan => 100.0 / plan.Workers) { Items = 100_000 }, sequentialItemMicroseconds: 100);

        Assert.AreEqual(100, trials.ItemsFor(1));
        trials.Run(new(Execution.Threads, Workers: 8, ChunkSize: 1));
        Assert.AreEqual(200, trials.ItemsFor(1), "as many as the other plan runs, limited to the time of two trials");
        Assert.AreEqual(800, trials.ItemsFor(2));
        trials.FreezeItems();
        trials.Run(new(Execution.Threads, Workers: 16, ChunkSize: 1));
        Assert.AreEqual(800, trials.ItemsFor(2));
    }

    [TestMethod]
    public void ItemsFor_ManyWorkers_IsAtLeastFourEach() => Assert.AreEqual(4 * 64, Trials(new(clock, _ => 1) { Items = 10_000 }, sequentialItemMicroseconds: 100).ItemsFor(64));

    [TestMethod]
    public void ItemsFor_ItemLongerThanTrial_IsOneEach()
    {
        var trials = Trials(new(clock, _ => 1), sequentialItemMicroseconds: 100_000);

        Assert.AreEqual(1, trials.ItemsFor(1));
        Assert.AreEqual(4, trials.ItemsFor(4));
    }

    [TestMethod]
    public void ItemsFor_FewItems_IsAllOfThem() => Assert.AreEqual(10, Trials(new(clock, _ => 1) { Items = 10 }, sequentialItemMicroseconds: 1).ItemsFor(4));

    [TestMethod]
    public void Run_TwiceAsSlowAsTheFastest_IsStopped()
    {
        var trials = Trials(new(clock, plan => plan.Workers == 64 ? 5000 : 1000), sequentialItemMicroseconds: 1000);

        var time = trials.Run(new(Execution.Threads, Workers: 64, ChunkSize: 1));

        Assert.IsFalse(time.IsComplete);
        Assert.AreEqual(2000, time.ItemMicroseconds, 1e-6);
    }

    [TestMethod]
    public void Run_StoppedByDeadline_HasNoTime()
    {
        var subject = new SyntheticSubject(clock, plan => plan.Workers == 4 ? 1500 : 1000);
        var trials = Trials(subject, sequentialItemMicroseconds: 1000, TimeSpan.FromMilliseconds(5));

        Assert.AreEqual(new TrialTime(double.PositiveInfinity, IsComplete: false), trials.Run(new(Execution.Threads, Workers: 4, ChunkSize: 1)));
        Assert.IsEmpty(threw);
    }

    [TestMethod]
    public void Run_SlowPlanStoppedByDeadline_KeepsItsLowerBound()
    {
        var started = clock.GetTimestamp();
        var many = new ExecutionPlan(Execution.Threads, Workers: 64, ChunkSize: 1);
        var trials = Trials(new(clock, plan => plan == many ? 5000 : 1000), sequentialItemMicroseconds: 1000, TimeSpan.FromMilliseconds(150));
        var slow = trials.Run(many);

        Assert.AreEqual(2000, slow.ItemMicroseconds, 1e-6);
        Assert.AreEqual(slow, trials.Run(many));
        Assert.AreEqual(TimeSpan.FromMilliseconds(150), clock.GetElapsedTime(started), "the deadline stopped it");
    }

    [TestMethod]
    [DataRow(30_000, 15_000, true, 30, DisplayName = "two items in the time of one")]
    [DataRow(30_000, 15_001, false, 30)]
    [DataRow(100, 100, true, 10, DisplayName = "a hundred items, in the time of two trials at most")]
    [DataRow(100, 201, false, 20)]
    public void Run_ReferencePlan_MayTakeAnItemOrASequentialTrial(double sequentialItemMicroseconds, double itemMicroseconds, bool isComplete, int milliseconds)
    {
        var started = clock.GetTimestamp();
        var trials = Trials(new(clock, _ => itemMicroseconds), sequentialItemMicroseconds, TimeSpan.FromMilliseconds(5));

        Assert.AreEqual(isComplete, trials.Run(ExecutionPlan.FrameworkDefault(Execution.Threads, 2)).IsComplete);
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Run_StoppedTwice_IsNotTriedAgain()
    {
        var many = new ExecutionPlan(Execution.Threads, Workers: 64, ChunkSize: 1);
        var subject = new SyntheticSubject(clock, plan => plan.Workers == 64 ? 5000 : 1000);
        var trials = Trials(subject, sequentialItemMicroseconds: 1000);

        for (var i = 0; i < 5; i++)
            Assert.IsFalse(trials.Run(many).IsComplete);

        Assert.HasCount(2, subject.Runs);
    }

    [TestMethod]
    public void Run_ThrowsWithManyWorkers_ExcludesThemAndGoesOn()
    {
        var trials = Trials(
            new(clock, plan => plan.Workers <= 8 ? 1000 : throw new WorkloadFailedException(new InvalidOperationException("429 Too Many Requests"))), sequentialItemMicroseconds: 1000);

        Assert.IsFalse(trials.Run(new(Execution.Threads, Workers: 16, ChunkSize: 1)).IsComplete);

        Assert.AreEqual("429 Too Many Requests", threw[new(Execution.Threads, Workers: 16, ChunkSize: 1)]);
        Assert.IsTrue(trials.HasFailed(new(Execution.Threads, Workers: 32, ChunkSize: 1)), "more workers are excluded too");
        Assert.IsFalse(trials.HasFailed(new(Execution.Threads, Workers: 8, ChunkSize: 1)));
    }

    [TestMethod]
    public void Run_ThrowsSequentially_Throws()
    {
        var trials = Trials(new(clock, _ => throw new WorkloadFailedException(new InvalidOperationException("always"))), sequentialItemMicroseconds: 1000);

        Assert.ThrowsExactly<WorkloadFailedException>(() => trials.Run(ExecutionPlan.Sequential));
    }

    [TestMethod]
    [DataRow(510, 2, DisplayName = "three rounds of 10 ms sequential, up to 80 ms default, and 40 ms for each of two candidates")]
    [DataRow(509, 1)]
    [DataRow(0, 1, DisplayName = "at least one")]
    public void Affordable_LimitedTime_IsAsManyCandidatesAsFit(int milliseconds, int expected)
    {
        ExecutionPlan[] candidates = [.. new[] { 4, 8, 2 }.Select(workers => new ExecutionPlan(Execution.Threads, workers, ChunkSize: 1))];
        var trials = Trials(new(clock, _ => 5000) { Items = 100 }, sequentialItemMicroseconds: 5000);

        var affordable = trials.Affordable(candidates, rounds: 3, Deadline.After(clock, TimeSpan.FromMilliseconds(milliseconds)));

        Assert.AreSequenceEqual(candidates.Take(expected), affordable);
    }

    private TimedTrials<ExecutionPlan> Trials(SyntheticSubject subject, double sequentialItemMicroseconds, TimeSpan? left = null) =>
        new(subject, new LoopCandidates(subject, Limits), sequentialItemMicroseconds, Target, Deadline.After(clock, left ?? Limits.Budget), threw);
}
