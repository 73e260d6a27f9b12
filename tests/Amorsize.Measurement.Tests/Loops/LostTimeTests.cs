using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The bottleneck of a plan, from the counters of its trials.</summary>
[TestClass]
public sealed class LostTimeTests
{
    // Four workers on items of 100 µs that compute: 25 µs an item would be ideal.
    private static readonly LostTime Ideal = new()
    {
        Workers = 4,
        Items = 1000,
        SequentialMicroseconds = 100,
        PlanMicroseconds = 25,
        ScheduledSpeedup = 4,
        Sequential = new(CpuMicroseconds: 100, AllocatedBytes: 0, LockContentions: 0, Collections: 0, PauseMicroseconds: 0),
        Plan = new(CpuMicroseconds: 100, AllocatedBytes: 0, LockContentions: 0, Collections: 0, PauseMicroseconds: 0),
    };

    private static readonly (string Said, LostTime Lost, object Cause)[] Cases =
    [
        ("", Ideal, Bottleneck.None),
        ("", Ideal with { PlanMicroseconds = 30 }, Bottleneck.None),
        ("", Ideal with { PlanMicroseconds = 50, Workers = 1 }, Bottleneck.None),
        ("wait for a lock, 0.8 times an item", Ideal with { PlanMicroseconds = 80, Plan = Ideal.Plan with { LockContentions = 0.8 } }, Bottleneck.Lock),
        ("a lock", Ideal with { PlanMicroseconds = 80, Plan = Ideal.Plan with { CpuMicroseconds = 300, LockContentions = 0.8 } }, Bottleneck.Lock),
        ("", Ideal with { PlanMicroseconds = 25.0 / 0.79, ScheduledSpeedup = 3.7, Plan = Ideal.Plan with { CpuMicroseconds = 108 } }, Bottleneck.None),
        ("takes 1.90x the CPU time beside others", Ideal with { PlanMicroseconds = 48, Plan = Ideal.Plan with { CpuMicroseconds = 190 } }, Bottleneck.Memory),
        ("stop the workers for 50 % of the time, at 64 KiB", Ideal with { PlanMicroseconds = 50, Plan = Ideal.Plan with { CpuMicroseconds = 125, PauseMicroseconds = 25, AllocatedBytes = 65536 } }, Bottleneck.GarbageCollector),
        ("their times allow 2.0x", Ideal with { PlanMicroseconds = 50, ScheduledSpeedup = 2 }, Bottleneck.Imbalance),
        ("5 items are too few for 4 workers", Ideal with { Items = 5, PlanMicroseconds = 40, ScheduledSpeedup = 2.5 }, Bottleneck.TooFewItems),
        ("dispatch takes 40 %", Ideal with { PlanMicroseconds = 42, DispatchShare = 0.4, Plan = Ideal.Plan with { CpuMicroseconds = 165 } }, Bottleneck.Dispatch),
        ("wait for 50 % of their time, and not for a processor or a lock", Ideal with { PlanMicroseconds = 50 }, Bottleneck.ExternalLimit),
        ("wait for 60 %", Ideal with { IsIoBound = true, Workers = 50, ScheduledSpeedup = 50, PlanMicroseconds = 5, Sequential = Ideal.Sequential with { CpuMicroseconds = 1 }, Plan = Ideal.Plan with { CpuMicroseconds = 1 } }, Bottleneck.ExternalLimit),
    ];

    [TestMethod]
    public void MainCause_OfEachCase_IsNamedWithItsEvidence()
    {
        var policy = MeasurementPolicy.Default.Explanation;
        foreach (var (said, lost, cause) in Cases)
        {
            Assert.AreEqual(cause, lost.MainCause(policy), lost.ToString());
            Assert.AreEqual(said.Length > 0, lost.InWords(policy) is not null, lost.ToString());
            Assert.Contains(said, lost.InWords(policy) ?? "");
        }
    }

    [TestMethod]
    public void MainCause_FewContentions_BlamesNoLock() =>
        Assert.AreEqual(Bottleneck.Memory, (Ideal with { PlanMicroseconds = 48, Plan = Ideal.Plan with { CpuMicroseconds = 190, LockContentions = 0.01 } }).MainCause(MeasurementPolicy.Default.Explanation));

    [TestMethod]
    [DataRow(Execution.Async, 0.1, true)]
    [DataRow(Execution.Async, 0.9, false, DisplayName = "Pool threads that look for work compute, too.")]
    [DataRow(Execution.Threads, 0.9, true)]
    public void Of_MoreInFlightThanProcessors_IsKnownWhereCpuTimeTells(Execution execution, double cpuShare, bool isKnown)
    {
        var plan = new ExecutionPlan(execution, 16, 1);
        CandidateSamples<ExecutionPlan>[] samples = [new(ExecutionPlan.Sequential, [100]) { Costs = Ideal.Sequential }, new(plan, [25]) { Costs = Ideal.Plan }];
        var record = new SearchRecord([], [], [], 0, Rounds: 3, DisturbedTrials: 0, TimeSpan.Zero, TimeSpan.Zero);
        var found = new SearchResult<ExecutionPlan>(new(100, cpuShare, Runs: [], ItemTimes: [], ItemBytes: 0), samples, samples, plan, record, []);

        Assert.AreEqual(isKnown, LostTime.Of(found, new CostModel(8, 1000, 100, 25, 25, cpuShare, 0, 0, 0), dispatch: null) is not null);
    }
}
