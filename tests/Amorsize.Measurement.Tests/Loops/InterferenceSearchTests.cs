using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The search on bodies that wait, or seem to, while other processes keep processors busy.</summary>
[TestClass]
public sealed class InterferenceSearchTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void WhatMostlyWaitsIsMeasuredWhereItLeavesRoom() =>
        Assert.AreEqual(96, Search(Waiting(plan => 5000.0 / plan.Workers), busy: 1, processors: 2).Workers);

    [TestMethod]
    public void WhatWaitsInALineIsSequentialWhereItLeavesRoom() =>
        Assert.AreEqual(ExecutionPlan.Sequential, Search(Waiting(_ => 5000), busy: 5, processors: 64));

    [TestMethod]
    public void WhatSeemsToWaitButGainsNothingGivesNoResult() =>
        Assert.ThrowsExactly<InterferenceException>(() => Search(Waiting(_ => 5000, cpuShare: 0.4), busy: 1, processors: 2));

    [TestMethod]
    [DataRow(3)]
    [DataRow(4, DisplayName = "in all rounds, but not before them")]
    public void WhatHadBadLuckInMostRoundsIsNoReasonForAnother(int luckyOf)
    {
        var refused = Assert.ThrowsExactly<InterferenceException>(() => Search(Unlucky(luckyOf), busy: 1, processors: 2));

        Assert.Contains("kept 1.0 of 2 processors busy", refused.Message);
    }

    [TestMethod]
    public void WithoutALoadItIsTakenAsItWasMeasured() => Assert.AreEqual(48, Search(Unlucky(luckyOf: 3), busy: 0, processors: 2).Workers);

    private SyntheticSubject Waiting(Func<ExecutionPlan, double> itemMicroseconds, double cpuShare = 0.02) => new(clock, itemMicroseconds) { CpuShare = cpuShare, Items = 96 };

    // All at once are twice as fast as all others, but only in one of so many runs.
    private SyntheticSubject Unlucky(int luckyOf)
    {
        var runsOfAll = 0;
        return Waiting(plan => 5000.0 / 96 * (plan.Workers < 96 ? Math.Ceiling(96.0 / plan.Workers) : runsOfAll++ % luckyOf == 0 ? 1 : 2));
    }

    private ExecutionPlan Search(SyntheticSubject subject, int busy, int processors)
    {
        var started = clock.GetTimestamp();
        var instruments = new Instruments(
            clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => new(All: busy * clock.GetElapsedTime(started), Own: TimeSpan.Zero, processors), PeakMemory: () => 0);
        return new PlanSearch(instruments).Run("w", subject, new(processors, MaxDegreeOfParallelism: 0, TimeSpan.FromSeconds(3))).Choice;
    }
}
