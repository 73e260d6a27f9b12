using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;
using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests;

[TestClass]
public sealed class BoundedLookTests
{
    [TestMethod]
    public void Run_ItemEnds_IsItsTime()
    {
        var found = new LoopTime(12, Items: 3);

        Assert.AreEqual(found, Run((_, _) => found));
    }

    [TestMethod]
    public void Run_Throws_ThrowsTheSame() =>
        Assert.AreEqual("boom", Assert.ThrowsExactly<InvalidOperationException>(() => Run((_, _) => throw new InvalidOperationException("boom"))).Message);

    [TestMethod]
    public void Run_ItemThatDoesNotEnd_IsALowerBound() =>
        Assert.AreEqual(new LoopTime(DriftPolicy.Overtime.TotalMicroseconds, Items: 1, IsLowerBound: true), Run(Never));

    [TestMethod]
    public void Run_ItemThatDoesNotEndOnABusyMachine_SaysNothing() => Assert.ThrowsExactly<InterferenceException>(() => Run(Never, isMachineBusy: true));

    // The thread is a background thread, so it does not keep the test process alive.
    private static LoopTime Never(ILoopSubject subject, LookRequest request)
    {
        Thread.Sleep(Timeout.Infinite);
        return new(1, 1);
    }

    private static LoopTime Run(Func<ILoopSubject, LookRequest, LoopTime> run, bool isMachineBusy = false) =>
        new BoundedLook(run, () => isMachineBusy).Run(new LoopSubject<int>([1, 2, 3], _ => { }), new(100, TimeSpan.Zero));
}
