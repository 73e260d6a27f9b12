using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class LoopLookTests
{
    private readonly SearchHarness harness = new();

    [TestMethod]
    [DataRow(0.5, false)]
    [DataRow(100.0, false)]
    [DataRow(100.0, true)]
    [DataRow(40_000.0, false, DisplayName = "an item is nearly as long as a look")]
    public void Run_UnchangedWorkload_FindsItsTimeWithinALook(double microseconds, bool isSecond)
    {
        var started = harness.Clock.GetTimestamp();
        var subject = new SyntheticSubject(harness.Clock, _ => microseconds);

        var found = Look(subject, microseconds, isSecond);

        Assert.AreEqual(microseconds, found.ItemMicroseconds, 1e-3);
        Assert.IsFalse(found.IsLowerBound);
        Assert.IsTrue(subject.Runs.TrueForAll(plan => plan == ExecutionPlan.Sequential));
        Assert.IsLessThanOrEqualTo(DriftPolicy.LookDuration + (isSecond ? DriftPolicy.WarmUp : TimeSpan.Zero), harness.Clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Run_FirstRunIsCold_TakesTheFastest() =>
        Assert.AreEqual(100, Look(new(harness.Clock, _ => 100) { SlowdownOfRun = run => run == 0 ? 2 : 1 }, 100).ItemMicroseconds, 1e-3);

    [TestMethod]
    public void Run_AllRunsAreSlow_SecondLookWarmsUp()
    {
        var subject = new SyntheticSubject(harness.Clock, _ => 100) { SlowdownOfRun = run => run < 8 ? 3 : 1 };

        Assert.AreEqual(300, Look(subject, 100).ItemMicroseconds, 1e-3);
        Assert.AreEqual(100, Look(subject, 100, isSecond: true).ItemMicroseconds, 1e-3);
    }

    [TestMethod]
    public void Run_FarSlower_IsStoppedAndALowerBound()
    {
        var found = Look(new(harness.Clock, _ => 5000), 100);

        Assert.IsTrue(found.IsLowerBound);
        Assert.AreEqual(400, found.ItemMicroseconds, 1e-3);
    }

    [TestMethod]
    public void Run_JobLongerThanALook_IsNotRun()
    {
        var job = new SyntheticSubject(harness.Clock, _ => 100) { IsDivisible = false, Items = 1000 };

        Assert.ThrowsExactly<BudgetException>(() => Look(job, 100));
        Assert.IsEmpty(job.Runs);
    }

    [TestMethod]
    public void Run_BusyMachine_DoesNotRunTheWorkload()
    {
        var subject = new SyntheticSubject(harness.Clock, _ => 100);
        var instruments = UnderLoad(2);
        var look = new LoopLook(instruments);
        // Meanwhile the workload is bound.
        harness.Clock.Advance(TimeSpan.FromMilliseconds(80));

        Assert.ThrowsExactly<InterferenceException>(() => look.Run(subject, new(100, TimeSpan.Zero)));
        Assert.IsEmpty(subject.Runs);
    }

    [TestMethod]
    public void Run_LoadComesWhileItRuns_FindsNoTime() =>
        Assert.ThrowsExactly<InterferenceException>(() => new LoopLook(UnderLoad(1)).Run(new SyntheticSubject(harness.Clock, _ => 100), new(100, TimeSpan.Zero)));

    private Instruments UnderLoad(double processors)
    {
        var started = harness.Clock.GetTimestamp();
        return harness.QuietInstruments with { ProcessorTimes = () => new(All: processors * harness.Clock.GetElapsedTime(started), Own: TimeSpan.Zero, Processors: 2) };
    }

    private LoopTime Look(SyntheticSubject subject, double known, bool isSecond = false) =>
        new LoopLook(harness.QuietInstruments).Run(subject, new LookRequest(known, isSecond ? DriftPolicy.WarmUp : TimeSpan.Zero));
}
