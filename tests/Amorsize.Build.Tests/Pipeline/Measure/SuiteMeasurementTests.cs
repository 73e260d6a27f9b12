using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>The suite runs unchanged while it is measured, and the user gets the files back whatever happens.</summary>
[TestClass]
public sealed class SuiteMeasurementTests : PipelineTest
{
    private static readonly SuitePlan InUse = new(4, TestScope.Classes);

    private readonly List<SuitePlan> written = [];
    private readonly List<SuitePlan> writtenBeforeTheRun = [];
    private int started;

    [TestMethod]
    public void ShortSuite_IsMeasuredUnchangedAndGetsItsPlanBack()
    {
        var outcome = Measure(Run(SuiteEnd.Completed) with { Tests = [new("N.C.T", "N.C", TimeSpan.FromSeconds(1), Failed: false)] });

        Assert.IsTrue(outcome is MeasurementOutcome.Ended { Result: EntryResult.Suite(Profile: { IsUnchanged: true }) });
        AssertRestored();
    }

    [TestMethod]
    [DataRow(SuiteEnd.Crashed, ProfileOutcome.Crashed)]
    [DataRow(SuiteEnd.OutOfMemory, ProfileOutcome.OutOfMemory)]
    public void SuiteThatCannotBeRun_IsAFailureAndGetsItsPlanBack(object end, object outcome)
    {
        var ended = (MeasurementOutcome.Ended)Measure(Run((SuiteEnd)end) with { Message = "it ended" });

        var failure = ((EntryResult.Failed)ended.Result).Failure;
        Assert.AreEqual(outcome, failure.Outcome);
        Assert.Contains("it ended", failure.Message);
        AssertRestored();
    }

    [TestMethod]
    public void Cancellation_GivesThePlanBack()
    {
        Assert.ThrowsExactly<OperationCanceledException>(() => Measure(run: null));

        AssertRestored();
    }

    [TestMethod]
    public void Timing_GivesThePlanBack()
    {
        Assert.IsNull(NewMeasurement(Run(SuiteEnd.Crashed)).MovedSince(Suite, new EntryResult.Suite(SuiteProfile), CancellationToken.None));

        AssertRestored();
    }

    private void AssertRestored()
    {
        Assert.AreSequenceEqual([SuitePlan.Unchanged], writtenBeforeTheRun);
        Assert.AreSequenceEqual([SuitePlan.Unchanged, InUse], written);
    }

    private static SuiteRun Run(SuiteEnd end) => new() { End = end, Elapsed = TimeSpan.FromSeconds(1) };

    private MeasurementOutcome Measure(SuiteRun? run)
    {
        var outcome = NewMeasurement(run).Measure(Suite, earlier: null, TimeSpan.FromMinutes(1), () => started++, CancellationToken.None);
        Assert.AreEqual(1, started);
        return outcome;
    }

    private SuiteMeasurement NewMeasurement(SuiteRun? run) => new(
        (_, _) =>
        {
            writtenBeforeTheRun.AddRange(written);
            return new OneRun(run);
        },
        written.Add,
        InUse,
        new(Processors: 4, TimeSpan.FromMinutes(1), Shortest: TimeSpan.FromSeconds(3), Slice: TimeSpan.FromMinutes(1)),
        new(CacheDirectory, new LocalFileSystem()),
        isRefresh: false,
        new(Clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0));

    /// <summary>A suite of which every run is the same; null: it is canceled.</summary>
    private sealed class OneRun(SuiteRun? run) : ISuite
    {
        public RunnerTraits Traits { get; } = new(SetsScope: true, TestScope.Classes, DefaultWorkers: 4, WaitsForPool: false);

        public SuiteRun Run(SuitePlan setting, bool shuffled, TimeSpan limit) => run ?? throw new OperationCanceledException();
    }
}
