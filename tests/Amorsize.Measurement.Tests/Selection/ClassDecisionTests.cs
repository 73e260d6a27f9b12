using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Selection;

[TestClass]
public sealed class ClassDecisionTests
{
    private static readonly ExecutionPlan TwoWorkers = new(Execution.Threads, 2, ChunkSize: 1);

    [TestMethod]
    [DataRow(new double[] { 60, 170, 60, 170, 60 }, true, DisplayName = "may gain much, or lose")]
    [DataRow(new double[] { 50, 52, 51, 50, 53 }, false, DisplayName = "gains")]
    [DataRow(new double[] { 150, 160, 155, 150, 170 }, false, DisplayName = "loses")]
    [DataRow(new double[] { 95, 105, 99, 101, 100 }, false, DisplayName = "may gain too little to matter")]
    public void IsOpen_ParallelSamples_AsTheirRatiosSay(double[] parallel, bool isOpen) => Assert.AreEqual(isOpen, IsOpen(new(TwoWorkers, parallel)));

    [TestMethod]
    public void IsOpen_ParallelWasStopped_IsDecided() => Assert.IsFalse(IsOpen(new(TwoWorkers, [400], IsLowerBound: true)));

    private static bool IsOpen(CandidateSamples<ExecutionPlan> parallel) => ClassDecision.IsOpen(
        [new(ExecutionPlan.Sequential, [100, 100, 100, 100, 100]), parallel],
        new LoopCandidates(new SyntheticSubject(new FakeTimeProvider(), _ => 1), new(Processors: 2, MaxDegreeOfParallelism: 0, TimeSpan.FromSeconds(1))),
        ratios => ratios.Interval,
        MeasurementPolicy.Default);
}
