using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class ParallelismScanTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Run_OneSlowTrial_ReachesTheTop(int tries)
    {
        var runs = 0;

        Assert.AreEqual(64, Scan(workers => 20_000.0 / workers * (++runs == 3 ? 10 : 1), top: 64, tries));
    }

    [TestMethod]
    [DataRow(1, 4)]
    [DataRow(2, 64)]
    public void Run_TwoSlowStepsInARow_EndsOnlyWithOneTryEach(int tries, int expected)
    {
        var runs = new Dictionary<int, int>();

        Assert.AreEqual(expected, Scan(WithTwoSlowSteps, top: 64, tries));

        double WithTwoSlowSteps(int workers) => 20_000.0 / workers * ((runs[workers] = runs.GetValueOrDefault(workers) + 1) == 1 && workers is 8 or 16 ? 10 : 1);
    }

    [TestMethod]
    public void Run_ThroughputStopsGrowing_EndsThere() => Assert.AreEqual(16, Scan(workers => 20_000.0 / Math.Min(workers, 16), top: 64));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(100)]
    public void Run_ThroughputGrows_LastStepIsTheTop(int top) => Assert.AreEqual(top, Scan(workers => 20_000.0 / workers, top));

    [TestMethod]
    public void Run_StepStopped_EndsBelowIt() =>
        Assert.AreEqual(8, new ParallelismScan(workers => new(20_000.0 / workers, IsComplete: workers <= 8), grow: _ => false, tries: 2).Run(first: 2, top: 64, Deadline.After(clock, TimeSpan.FromSeconds(1))));

    [TestMethod]
    public void Run_NoTimeLeft_TriesNoStep()
    {
        var scan = new ParallelismScan(_ => throw new InvalidOperationException("tried"), grow: _ => false, tries: 2);

        Assert.AreEqual(1, scan.Run(first: 2, top: 64, Deadline.After(clock, TimeSpan.Zero)));
    }

    [TestMethod]
    public void Near_Step_HasItsNeighbours()
    {
        Assert.AreSequenceEqual([32, 48, 64], ParallelismScan.Near(64, top: 64));
        Assert.AreSequenceEqual([8, 12, 16, 24], ParallelismScan.Near(16, top: 64));
        Assert.AreSequenceEqual([2, 3], ParallelismScan.Near(2, top: 64));
    }

    private int Scan(Func<int, double> itemMicroseconds, int top, int tries = 2) =>
        new ParallelismScan(workers => new(itemMicroseconds(workers), IsComplete: true), grow: _ => false, tries).Run(first: 2, top, Deadline.After(clock, TimeSpan.FromSeconds(1)));
}
