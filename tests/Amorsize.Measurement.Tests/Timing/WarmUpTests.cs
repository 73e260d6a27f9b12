using Amorsize.Engine;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class WarmUpTests
{
    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    [DataRow(0.002, 15, DisplayName = "2 ns")]
    [DataRow(10.0, 15, DisplayName = "10 µs")]
    [DataRow(11.0, 1, DisplayName = "11 µs: the cost of the loop does not matter")]
    [DataRow(80.0, 1)]
    [DataRow(99.0, 1)]
    [DataRow(1000.0, 1)]
    public void Run_ShortItems_StartsManyPassesAndEndsSoon(double itemMicroseconds, int passes)
    {
        var subject = new SyntheticSubject(clock, _ => itemMicroseconds) { Items = 10_000_000 };

        WarmUp(subject);

        Assert.AreEqual(passes, subject.MaxPassesInOneRun);
        Assert.IsLessThan(TimeSpan.FromMilliseconds(300), clock.GetUtcNow() - clock.Start);
    }

    [TestMethod]
    [DataRow(0.009)]
    [DataRow(0.5)]
    public void Run_WholeJob_CountsAllItems(double itemMicroseconds)
    {
        var subject = new SyntheticSubject(clock, _ => itemMicroseconds) { Items = 1_000_000, IsDivisible = false };

        Assert.AreEqual(itemMicroseconds, WarmUp(subject).ItemMicroseconds, 1e-6);
    }

    [TestMethod]
    public void Run_ManyRuns_KeepsTheFirstAndTheLast()
    {
        var compiled = TimeSpan.Zero;
        var subject = new SyntheticSubject(clock, _ => 100) { SlowdownOfRun = run => run < 2 ? 5 : 1 };

        // The compiler never becomes quiet, so that the warm-up uses all of its time.
        var runs = WarmUp(subject, () => compiled += TimeSpan.FromMilliseconds(20), seconds: 10).Runs;

        Assert.HasCount(100, runs);
        Assert.IsGreaterThan(200, subject.Runs.Count);
        Assert.AreSequenceEqual(new[] { 500.0, 500.0, 100.0 }, runs.Take(3).Select(time => Math.Round(time, 6)));
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(1000)]
    public void Run_SlowFirstCall_GoesOnUntilTheCodeIsWarm(int firstMilliseconds)
    {
        var subject = new SyntheticSubject(clock, _ => 1000) { SlowdownOfRun = run => run == 0 ? firstMilliseconds : 1 };

        var result = WarmUp(subject, seconds: 3, share: 0.25);

        Assert.AreEqual(1000, result.ItemMicroseconds, 1e-6);
        Assert.IsGreaterThanOrEqualTo(180, clock.GetElapsedTime(0).TotalMilliseconds - firstMilliseconds, "the compiler has been quiet");
    }

    [TestMethod]
    public void Run_LongItems_RunsEachTimeAnotherOne()
    {
        var subject = new SyntheticSubject(clock, _ => 50_000) { Items = 12 };

        WarmUp(subject);

        Assert.IsGreaterThan(3, subject.Sizes.Skip(1).Select(size => size.Part).Distinct().Count());
        Assert.IsTrue(subject.Sizes.All(size => size.Items == 1));
    }

    [TestMethod]
    public void Run_CpuBound_ReadsTheInstrumentsUntilTheirCodeIsOptimized()
    {
        var readings = 0;
        var instruments = new Instruments(clock, () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0) { Threads = () => Read() };

        new WarmUp<ExecutionPlan>(new SyntheticSubject(clock, _ => 1000), ExecutionPlan.Sequential, instruments).Run(Deadline.After(clock, TimeSpan.FromSeconds(3)), share: 1);

        // 30 calls until the instrumented tier, and 30 more until the last one.
        Assert.IsGreaterThanOrEqualTo(60, readings);

        Dictionary<int, ThreadTimes> Read()
        {
            readings++;
            return [];
        }
    }

    private WarmUpResult WarmUp(SyntheticSubject subject, Func<TimeSpan>? compilationTime = null, int seconds = 1, double share = 1) =>
        new WarmUp<ExecutionPlan>(subject, ExecutionPlan.Sequential, new(clock, compilationTime ?? (() => TimeSpan.Zero), ProcessorTimes: () => null, PeakMemory: () => 0))
            .Run(Deadline.After(clock, TimeSpan.FromSeconds(seconds)), share);
}
