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
    private PlanFailures<ExecutionPlan> failures = null!; // Assigned with the trials of each test.

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
    public void GrowSample_Workers_IsWhatTheyFinishInTheTarget()
    {
        var trials = Trials(new(clock, plan => 100.0 / plan.Workers) { Items = 100_000 }, sequentialItemMicroseconds: 100);

        trials.GrowSample(2);
        Assert.AreEqual(200, trials.Sample);
        trials.GrowSample(8);
        Assert.AreEqual(800, trials.Sample);
        trials.FixSample([TwoWorkers]);
        Assert.AreEqual(100, trials.Sample, "no plan was as fast as its workers allow");
    }

    [TestMethod]
    public void GrowSample_ManyWorkers_IsAtLeastFourEach()
    {
        var trials = Trials(new(clock, _ => 1) { Items = 10_000 }, sequentialItemMicroseconds: 10_000);

        trials.GrowSample(64);

        Assert.AreEqual(4 * 64, trials.Sample);
    }

    [TestMethod]
    public void GrowSample_OneLongItemOfMany_IsAllOfThem()
    {
        // 2 ms each, and one of 400 ms: two workers cannot gain more than that item allows.
        double[] itemTimes = [.. Enumerable.Repeat(2000.0, 40), 400_000];
        var trials = Trials(new(clock, _ => 1) { Items = 41 }, itemTimes.Average(), TimeSpan.FromSeconds(2), itemTimes);

        trials.FixSample([TwoWorkers]);

        Assert.AreEqual(41, trials.Sample);
    }

    [TestMethod]
    [DataRow(20, 20, DisplayName = "13 items fill a trial: all cost less than twice as much")]
    [DataRow(30, 13)]
    public void FixSample_MoreThanHalfOfTheItems_IsAllOfThem(int items, int sample)
    {
        var trials = Trials(new(clock, _ => 1) { Items = items }, sequentialItemMicroseconds: 750);

        trials.FixSample([ExecutionPlan.Sequential]);

        Assert.AreEqual(sample, trials.Sample);
    }

    [TestMethod]
    public void Run_EveryPlan_RunsTheSameItems()
    {
        var subject = new SyntheticSubject(clock, plan => 1000.0 / plan.Workers) { Items = 100_000 };
        var trials = Trials(subject, sequentialItemMicroseconds: 1000);
        trials.FixSample([TwoWorkers]);

        trials.Run(ExecutionPlan.Sequential);
        trials.Run(TwoWorkers);
        trials.Run(ExecutionPlan.FrameworkDefault(Execution.Threads, 2));

        Assert.HasCount(1, subject.Sizes.Select(size => size.Items * size.Parts).Distinct());
    }

    [TestMethod]
    public void Run_PlanTooSlowForTheSample_RunsItsPartsInTurn()
    {
        var wide = new ExecutionPlan(Execution.Threads, Workers: 16, ChunkSize: 1);
        var subject = new SyntheticSubject(clock, plan => 1000.0 / plan.Workers) { Items = 100_000 };
        var trials = Trials(subject, sequentialItemMicroseconds: 1000);
        trials.Run(wide);
        trials.FixSample([wide]);
        subject.Sizes.Clear();

        for (var i = 0; i < 20; i++)
            trials.Run(ExecutionPlan.Sequential);

        var parts = subject.Sizes[0].Parts;
        Assert.IsGreaterThan(1, parts);
        Assert.AreEqual(parts, subject.Sizes.Select(size => size.Part).Distinct().Count());
    }

    [TestMethod]
    public void Run_FarSlowerThanTheFastest_IsStopped()
    {
        var trials = Trials(new(clock, plan => plan.Workers == 64 ? 5000 : 1000), sequentialItemMicroseconds: 1000);

        var time = trials.Run(new(Execution.Threads, Workers: 64, ChunkSize: 1));

        Assert.IsFalse(time.IsComplete);
        Assert.AreEqual(4000, time.ItemMicroseconds, 1e-6);
    }

    [TestMethod]
    public void Run_StoppedByDeadline_HasNoTime()
    {
        var subject = new SyntheticSubject(clock, plan => plan.Workers == 4 ? 1500 : 1000);
        var trials = Trials(subject, sequentialItemMicroseconds: 1000, TimeSpan.FromMilliseconds(5));

        Assert.AreEqual(new TrialTime(double.PositiveInfinity, IsComplete: false), trials.Run(new(Execution.Threads, Workers: 4, ChunkSize: 1)));
        Assert.IsEmpty(failures.Failed);
    }

    [TestMethod]
    public void Run_SlowPlanStoppedByDeadline_KeepsItsLowerBound()
    {
        var started = clock.GetTimestamp();
        var many = new ExecutionPlan(Execution.Threads, Workers: 64, ChunkSize: 1);
        var trials = Trials(new(clock, plan => plan == many ? 5000 : 1000), sequentialItemMicroseconds: 1000, TimeSpan.FromMilliseconds(300));
        var slow = trials.Run(many);

        Assert.AreEqual(4000, slow.ItemMicroseconds, 1e-6);
        Assert.AreEqual(slow, trials.Run(many));
        Assert.AreEqual(TimeSpan.FromMilliseconds(300), clock.GetElapsedTime(started), "the deadline stopped it");
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
        trials.FixSample([]);

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

    private TimedTrials<ExecutionPlan> Trials(SyntheticSubject subject, double sequentialItemMicroseconds, TimeSpan? left = null, IReadOnlyList<double>? itemTimes = null)
    {
        var candidates = new LoopCandidates(subject, Limits);
        failures = new(subject, candidates, pause: time => clock.Advance(time));
        var probe = new ProbeResult(sequentialItemMicroseconds, CpuShare: 1, Runs: [], itemTimes ?? [], ItemBytes: 0);
        return new(subject, candidates, probe, Target, Deadline.After(clock, left ?? Limits.Budget), failures);
    }
}
