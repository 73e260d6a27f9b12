using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Which results the profiler gets to check before it searches.</summary>
[TestClass]
public sealed class MeasureEarlierTests : MeasureTest
{
    private readonly FakeProfiler profiler;

    public MeasureEarlierTests() => profiler = new(Measured);

    [TestMethod]
    [DataRow(8, null, DisplayName = "expired")]
    [DataRow(2, 0.9, DisplayName = "measured under load")]
    public void Measure_ResultIsOnlyOld_IsPassedOn(int days, double? underLoad)
    {
        StoreWorkload(underLoad);
        Clock.Advance(TimeSpan.FromDays(days));

        Run(Workload("a"));

        Assert.AreEqual(4, profiler.Requests.Single().Earlier!.Choice.Workers);
    }

    [TestMethod]
    public void Measure_CodeChangedToo_StartsFromScratch()
    {
        StoreWorkload(underLoad: null);
        Clock.Advance(TimeSpan.FromDays(8));

        Run(new(Sample.Flagged("a") with { Fingerprint = new('b', 64) }, Sample.Build));

        Assert.IsNull(profiler.Requests.Single().Earlier);
    }

    [TestMethod]
    public void Measure_OtherMachineOrSettings_StartsFromScratch()
    {
        StoreWorkload(underLoad: null);
        Clock.Advance(TimeSpan.FromDays(8));

        Run(new(Sample.Flagged("a"), Sample.Build with { MeasurementProperties = [new("AmorsizeTimeBudget", "00:00:05")] }));

        Assert.IsNull(profiler.Requests.Single().Earlier);
    }

    [TestMethod]
    public void Refresh_ValidResult_StartsFromScratch()
    {
        StoreWorkload(underLoad: null);

        Run(Workload("a"), isRefresh: true);

        Assert.IsNull(profiler.Requests.Single().Earlier);
    }

    [TestMethod]
    public void Measure_NoResult_StartsFromScratch()
    {
        Run(Workload("a"));

        Assert.IsNull(profiler.Requests.Single().Earlier);
    }

    [TestMethod]
    public void Measure_LastMeasurementFailed_StartsFromScratch()
    {
        Store(Workload("a"), new EntryResult.Failed(new(ProfileOutcome.Threw, "no")));
        Clock.Advance(TimeSpan.FromDays(8));

        Run(Workload("a"));

        Assert.IsNull(profiler.Requests.Single().Earlier);
    }

    private void StoreWorkload(double? underLoad) =>
        Store(Workload("a"), new EntryResult.Loop(Sample.Profile("a", Clock.GetUtcNow()) with { UnderLoad = underLoad }));

    private void Run(WorkloadSubject workload, bool isRefresh = false) =>
        Step(new WorkloadMeasurement(profiler, "/app/App.dll"), Options(isRefresh)).Run([workload], CancellationToken.None);
}
