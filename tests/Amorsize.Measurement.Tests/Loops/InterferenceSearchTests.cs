using Amorsize.Engine;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The search on workloads that are I/O-bound, or seem to be, beside foreign load.</summary>
[TestClass]
public sealed class InterferenceSearchTests
{
    private readonly SearchHarness harness = new();
    [TestMethod]
    public void Run_IoBoundBesideForeignLoadWithRoom_IsMeasured() =>
        Assert.AreEqual(96, Search(IoBound(plan => 5000.0 / plan.Workers), foreignLoad: 1, processors: 2).Workers);

    [TestMethod]
    public void Run_SerializedWaitingBesideForeignLoadWithRoom_IsSequential() =>
        Assert.AreEqual(ExecutionPlan.Sequential, Search(IoBound(_ => 5000), foreignLoad: 5, processors: 64));

    [TestMethod]
    public void Run_SeemsIoBoundButGainsNothingUnderLoad_Throws() =>
        Assert.ThrowsExactly<InterferenceException>(() => Search(IoBound(_ => 5000, cpuShare: 0.4), foreignLoad: 1, processors: 2));

    [TestMethod]
    [DataRow(3)]
    [DataRow(4, DisplayName = "fast in the scan, slow in all rounds")]
    public void Run_BestPlanUnluckyUnderLoad_Throws(int fastEvery)
    {
        var refused = Assert.ThrowsExactly<InterferenceException>(() => Search(Unlucky(fastEvery), foreignLoad: 1, processors: 2));

        Assert.Contains("kept 1.0 of 2 processors busy", refused.Message);
    }

    [TestMethod]
    public void Run_BestPlanUnluckyWithoutLoad_TakesTheMeasuredBest() => Assert.AreEqual(48, Search(Unlucky(fastEvery: 3), foreignLoad: 0, processors: 2).Workers);

    private SyntheticSubject IoBound(Func<ExecutionPlan, double> itemMicroseconds, double cpuShare = 0.02) => new(harness.Clock, itemMicroseconds) { CpuShare = cpuShare, Items = 96 };

    // The plan with all 96 items in flight is the best, but it shows that only in one of several runs.
    private SyntheticSubject Unlucky(int fastEvery)
    {
        var runsOfAll = 0;
        return IoBound(plan => 5000.0 / 96 * (plan.Workers < 96 ? Math.Ceiling(96.0 / plan.Workers) : runsOfAll++ % fastEvery == 0 ? 1 : 2));
    }

    private ExecutionPlan Search(SyntheticSubject subject, int foreignLoad, int processors)
    {
        var started = harness.Clock.GetTimestamp();
        var instruments = harness.QuietInstruments with { ProcessorTimes = () => new(All: foreignLoad * harness.Clock.GetElapsedTime(started), Own: TimeSpan.Zero, processors) };
        return harness.Search(subject, processors: processors, instruments: instruments).Choice;
    }
}
