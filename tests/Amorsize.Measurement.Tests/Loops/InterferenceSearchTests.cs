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

    private SyntheticSubject IoBound(Func<ExecutionPlan, double> itemMicroseconds, double cpuShare = 0.02) => new(harness.Clock, itemMicroseconds) { CpuShare = cpuShare, Items = 96 };

    private ExecutionPlan Search(SyntheticSubject subject, int foreignLoad, int processors)
    {
        var started = harness.Clock.GetTimestamp();
        var instruments = harness.QuietInstruments with { ProcessorTimes = () => new(All: foreignLoad * harness.Clock.GetElapsedTime(started), Own: TimeSpan.Zero, processors) };
        return harness.Search(subject, processors: processors, instruments: instruments).Choice;
    }
}
