using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

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
    [DataRow(0.3, 0.3, false, DisplayName = "all plans wait alike")]
    [DataRow(0.1, 0.5, true, DisplayName = "parallel plans wait longer")]
    public void Run_IoBoundThreadsWaited_IsUnderLoadWhereThatMovesAGain(double sequential, double parallel, bool isUnderLoad)
    {
        var (waitShare, last, cpu, wait) = (0.0, harness.Clock.GetTimestamp(), TimeSpan.Zero, TimeSpan.Zero);
        var subject = IoBound(plan =>
        {
            waitShare = plan.Workers == 1 ? sequential : parallel;
            return 5000.0 / plan.Workers;
        });
        var started = harness.Clock.GetTimestamp();
        var instruments = harness.QuietInstruments with
        {
            ProcessorTimes = () => new(All: harness.Clock.GetElapsedTime(started), Own: TimeSpan.Zero, Processors: 2),
            Threads = () => Read(),
        };

        var profile = harness.Search(subject, processors: 2, instruments: instruments);

        Assert.AreEqual((96, isUnderLoad), (profile.Choice.Workers, profile.UnderLoad is not null), profile.Reason);
        Assert.AreEqual(isUnderLoad, profile.Reason.Contains("measured under load", StringComparison.Ordinal));

        // One thread, whose wait since the last reading is that of the plan which ran.
        Dictionary<int, ThreadTimes> Read()
        {
            var now = harness.Clock.GetTimestamp();
            var elapsed = harness.Clock.GetElapsedTime(last, now);
            (last, cpu, wait) = (now, cpu + (0.02 * elapsed), wait + (waitShare * elapsed));
            return new() { [1] = new(cpu, wait, Waits: null) };
        }
    }

    [TestMethod]
    [DataRow(0.8, 0.8)]
    [DataRow(0.1, 0.0)]
    public void Run_RefusedBesideTheOwnBuild_SaysHowMuchItTook(double ofTheBuild, double reported)
    {
        var started = harness.Clock.GetTimestamp();
        var instruments = UnderLoad(1, processors: 2) with { BuildTimes = () => new(ofTheBuild * harness.Clock.GetElapsedTime(started), TimeSpan.Zero) };

        var refused = Assert.ThrowsExactly<InterferenceException>(() => harness.Search(Scattering(), processors: 2, instruments: instruments));

        Assert.AreEqual(reported, refused.BuildLoad, 0.01);
    }

    [TestMethod]
    public void Run_SerializedWaitingBesideForeignLoadWithRoom_IsSequential() =>
        Assert.AreEqual(ExecutionPlan.Sequential, Search(IoBound(_ => 5000), foreignLoad: 5, processors: 64));

    [TestMethod]
    public void Run_SeemsIoBoundButGainsNothingUnderLoad_Throws() =>
        Assert.ThrowsExactly<InterferenceException>(() => Search(IoBound(_ => 5000, cpuShare: 0.4), foreignLoad: 1, processors: 2));

    [TestMethod]
    [DataRow(3)]
    [DataRow(4, DisplayName = "fast in the scan, slow in all rounds")]
    public void Run_BestPlanUnluckyUnderLoad_IsMeasuredUnderLoad(int fastEvery)
    {
        var profile = Profile(Unlucky(fastEvery), foreignLoad: 1, processors: 2);

        Assert.IsGreaterThan(1, profile.Choice.Workers);
        Assert.AreEqual(1, profile.UnderLoad!.Value, 0.01);
        Assert.EndsWith("; measured under load: other processes took 1.0 of 2 processors", profile.Reason);
    }

    [TestMethod]
    public void Run_CpuBoundUnderLoad_IsMeasuredUnderLoad()
    {
        var profile = Profile(new(harness.Clock, plan => 100.0 / plan.Workers), foreignLoad: 1, processors: 2);

        Assert.AreEqual((2, 1.0), (profile.Choice.Workers, Math.Round(profile.UnderLoad!.Value, 2)));
    }

    [TestMethod]
    public void Run_SlightLoad_IsMeasured() => Assert.IsNull(Profile(new(harness.Clock, plan => 100.0 / plan.Workers), foreignLoad: 0.1, processors: 2).UnderLoad);

    [TestMethod]
    public void Run_ScatterUnderLoadLeavesTheClassOpen_Throws()
    {
        var refused = Assert.ThrowsExactly<InterferenceException>(() => Profile(Scattering(), foreignLoad: 1, processors: 2));

        Assert.Contains("other processes took 1.0 of 2 processors, too much to tell whether", refused.Message);
    }

    [TestMethod]
    [DataRow(0.7, false)]
    [DataRow(0.8, true)]
    public void Run_ThreadsThatWaited_AreRefusedWhereNoCorrectionHelps(double waitShare, bool isRefused)
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 100.0 / plan.Workers / (1 - waitShare));
        var started = harness.Clock.GetTimestamp();
        var instruments = harness.QuietInstruments with
        {
            ProcessorTimes = () => new(All: 2 * Elapsed(), Own: TimeSpan.Zero, Processors: 2),
            Threads = () => new Dictionary<int, ThreadTimes> { [1] = new((1 - waitShare) * Elapsed(), waitShare * Elapsed(), Waits: null) },
        };

        if (isRefused)
            Assert.Contains("threads waited for a processor 80 % of the time", Assert.ThrowsExactly<InterferenceException>(Find).Message);
        else
            Assert.AreEqual(100, Find().Model.ItemMicroseconds, 0.1);

        Profile Find() => harness.Search(subject, processors: 2, instruments: instruments);

        TimeSpan Elapsed() => harness.Clock.GetElapsedTime(started);
    }

    [TestMethod]
    public void Run_ScatterOnAQuietMachine_IsMeasured() => Assert.AreEqual(ExecutionPlan.Sequential, Profile(Scattering(), foreignLoad: 0, processors: 2).Choice);

    [TestMethod]
    public void Run_SystemWithoutLoad_SaysSo() =>
        Assert.IsTrue(harness.Search(new(harness.Clock, _ => 100), instruments: harness.QuietInstruments with { ReportsLoad = false }).Warnings
            .Any(warning => warning.Contains("does not report foreign load", StringComparison.Ordinal)));

    [TestMethod]
    public void Run_BestPlanUnluckyWithoutLoad_TakesTheMeasuredBest() => Assert.AreEqual(48, Search(Unlucky(fastEvery: 3), foreignLoad: 0, processors: 2).Workers);

    private SyntheticSubject IoBound(Func<ExecutionPlan, double> itemMicroseconds, double cpuShare = 0.02) => new(harness.Clock, itemMicroseconds) { CpuShare = cpuShare, Items = 96 };

    // The plan with all 96 items in flight is the best, but it shows that only in one of several runs.
    private SyntheticSubject Unlucky(int fastEvery)
    {
        var runsOfAll = 0;
        return IoBound(plan => 5000.0 / 96 * (plan.Workers < 96 ? Math.Ceiling(96.0 / plan.Workers) : runsOfAll++ % fastEvery == 0 ? 1 : 2));
    }

    // Parallel trials are alternately much slower and much faster than sequential ones, so that their median is about the same.
    private SyntheticSubject Scattering()
    {
        var runs = new Dictionary<ExecutionPlan, int>();
        return new(harness.Clock, plan => plan.Workers == 1 ? 100 : (runs[plan] = runs.GetValueOrDefault(plan) + 1) % 2 == 0 ? 60 : 170);
    }

    private ExecutionPlan Search(SyntheticSubject subject, double foreignLoad, int processors) => Profile(subject, foreignLoad, processors).Choice;

    private Profile Profile(SyntheticSubject subject, double foreignLoad, int processors) =>
        harness.Search(subject, processors: processors, instruments: UnderLoad(foreignLoad, processors));

    private Instruments UnderLoad(double foreignLoad, int processors)
    {
        var started = harness.Clock.GetTimestamp();
        return harness.QuietInstruments with { ProcessorTimes = () => new(All: foreignLoad * harness.Clock.GetElapsedTime(started), Own: TimeSpan.Zero, processors) };
    }
}
