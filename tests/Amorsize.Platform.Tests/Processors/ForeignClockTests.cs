using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

/// <summary>The clocks of systems that this test does not run on, with their system calls replaced.</summary>
[TestClass]
public sealed class ForeignClockTests
{
    [TestMethod]
    public void Windows_Cycles_BecomeTimesAtTheMeasuredRate()
    {
        var clock = new WindowsClock(new Windows());

        Assert.AreEqual(3, clock.OfThread()!.Value.TotalSeconds, 0.01);
        Assert.AreEqual(5, clock.OfProcess()!.Value.TotalSeconds, 0.01);
    }

    [TestMethod]
    public void Windows_JobsOfChildren_AreOwnAndNotForeign()
    {
        var times = new WindowsClock(new Windows()).OfMachine()!.Value;

        Assert.AreEqual(TimeSpan.FromSeconds(60), times.All);
        Assert.AreEqual(TimeSpan.FromSeconds(7 + 11), times.Own);
        Assert.AreEqual(TimeSpan.FromSeconds(11), new WindowsClock(new Windows()).OfChildren());
    }

    [TestMethod]
    public void Windows_CyclesWithTicks_AreUnknown()
    {
        Assert.IsNull(new WindowsClock(new TickingWindows()).OfThread());
        Assert.IsNull(new WindowsClock(new TickingWindows()).OfProcess());
    }

    [TestMethod]
    public void Windows_RefusedCalls_AreUnknown()
    {
        var clock = new WindowsClock(new RefusingWindows());

        Assert.IsNull(clock.OfThread());
        Assert.IsNull(clock.OfProcess());
        Assert.IsNull(clock.OfMachine());
    }

    [TestMethod]
    public void Mac_LoadAndUsage_BecomeTimes()
    {
        var clock = new MacClock(new Mac());
        var times = clock.OfMachine()!.Value;

        Assert.AreEqual(TimeSpan.FromSeconds(2), clock.OfThread());
        Assert.AreEqual(TimeSpan.FromMilliseconds(10 * (100 + 50 + 7)), times.All);
        Assert.AreEqual(TimeSpan.FromSeconds(4 + 1.5), times.Own);
        Assert.AreEqual(TimeSpan.FromSeconds(1.5), clock.OfChildren());
    }

    [TestMethod]
    public void Mac_RefusedCalls_AreUnknown()
    {
        var clock = new MacClock(new RefusingMac());

        Assert.IsNull(clock.OfProcess());
        Assert.IsNull(clock.OfThread());
        Assert.IsNull(clock.OfMachine());
        Assert.IsNull(clock.OfChildren());
    }

    // A processor with 2 GHz: each look at the clock takes 0.1 ms, and 200,000 cycles.
    private sealed class Windows : WindowsClock.Calls
    {
        private const ulong ThreadStart = 6_000_000_000;
        private long looks;

        public override TimeSpan Timestamp() => TimeSpan.FromMilliseconds(looks++ / 10.0);

        public override ulong? ThreadCycles() => ThreadStart + (200_000 * (ulong)looks);

        public override ulong? ProcessCycles() => 10_000_000_000;

        public override (long Idle, long KernelWithIdle, long User)? SystemTimes() => (400_000_000, 600_000_000, 400_000_000);

        public override TimeSpan ProcessTime() => TimeSpan.FromSeconds(7);

        public override TimeSpan ChildrenTime() => TimeSpan.FromSeconds(11);
    }

    // Cycles that stand still between ticks, as on Wine.
    private sealed class TickingWindows : WindowsClock.Calls
    {
        private long looks;

        public override TimeSpan Timestamp() => TimeSpan.FromMilliseconds(looks++ / 10.0);

        public override ulong? ThreadCycles() => 100_000 * (ulong)(looks / 100);

        public override ulong? ProcessCycles() => 100_000;
    }

    private sealed class RefusingWindows : WindowsClock.Calls
    {
        public override ulong? ThreadCycles() => null;

        public override ulong? ProcessCycles() => null;

        public override (long Idle, long KernelWithIdle, long User)? SystemTimes() => null;
    }

    private sealed class Mac : MacClock.Calls
    {
        public override long? ProcessNanoseconds() => 4_000_000_000;

        public override long? ThreadNanoseconds() => 2_000_000_000;

        public override (uint User, uint System, uint Idle, uint Nice)? Load() => (100, 50, 1000, 7);

        public override double? ChildrenMicroseconds() => 1_500_000;
    }

    private sealed class RefusingMac : MacClock.Calls
    {
        public override long? ProcessNanoseconds() => null;

        public override long? ThreadNanoseconds() => null;

        public override (uint User, uint System, uint Idle, uint Nice)? Load() => null;

        public override double? ChildrenMicroseconds() => null;
    }
}
