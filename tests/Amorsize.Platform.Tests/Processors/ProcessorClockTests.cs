using System.Diagnostics;
using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

/// <summary>The contract of a processor clock, on the system that runs this test.</summary>
[TestClass]
[DoNotParallelize] // The CPU time is that of the whole process.
public sealed class ProcessorClockTests
{
    private static readonly IProcessorClock Clock = SystemClock.Here;

    private static readonly TimeSpan Computing = TimeSpan.FromMilliseconds(100);

    // Clocks of processes and threads may be read at slightly different times, and cycles are calibrated to a few percent.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(30);

    [TestMethod]
    public void OfProcess_ComputingProcess_GrowsWithIt() => AssertGrows(Clock.OfProcess);

    [TestMethod]
    public void OfThread_ComputingThread_GrowsWithIt() => AssertGrows(Clock.OfThread);

    [TestMethod]
    public void OfThread_ShortWork_IsFinerThanATick()
    {
        if (Clock.OfThread() is null)
            Assert.Inconclusive("This system does not report the time.");
        var readings = Enumerable.Range(0, 1000).Select(_ =>
        {
            Thread.SpinWait(10_000);
            return Clock.OfThread()!.Value;
        }).Distinct().ToList();

        // The times of Linux's stat file have steps of 10 ms, those of Windows of 15.6 ms.
        Assert.IsLessThan(TimeSpan.FromMilliseconds(9), readings.Zip(readings.Skip(1), (earlier, later) => later - earlier).Min());
    }

    [TestMethod]
    public void OfMachine_ComputingProcess_HasItInBothTimes()
    {
        var before = Clock.OfMachine()!.Value;
        Compute(5 * Computing);
        var after = Clock.OfMachine()!.Value;

        Assert.IsGreaterThan(before.All, after.All);
        Assert.IsGreaterThan(before.Own, after.Own);
        Assert.IsGreaterThanOrEqualTo(1, after.Processors);
    }

    [TestMethod]
    public void OfChildren_ChildThatComputed_Counts()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows counts children by their job: see the tests of jobs.");
        var before = Clock.OfChildren()!.Value;
        using (var child = Process.Start("sh", ["-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done"]))
            child.WaitForExit();

        Assert.IsGreaterThan(before, Clock.OfChildren()!.Value);
    }

    private static void AssertGrows(Func<TimeSpan?> read)
    {
        // The first reading may calibrate the clock.
        if (read() is null)
            Assert.Inconclusive("This system does not report the time.");
        var (start, watch) = (read()!.Value, Stopwatch.StartNew());
        Compute(Computing);
        var grown = read()!.Value - start;

        Assert.IsGreaterThanOrEqualTo(Computing / 2, grown);
        Assert.IsLessThanOrEqualTo((watch.Elapsed + Tolerance) * Environment.ProcessorCount, grown);
    }

    // Computes for as long as this process really had a processor, so that a busy machine does not matter.
    private static void Compute(TimeSpan cpu)
    {
        var start = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - start < cpu)
            Thread.SpinWait(1000);
    }
}
