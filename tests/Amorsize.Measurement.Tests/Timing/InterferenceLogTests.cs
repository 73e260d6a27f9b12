using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class InterferenceLogTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    [DataRow(1.0, 0.0, 0.3, 1.0, DisplayName = "a foreign process")]
    [DataRow(1.0, 0.7, 0.3, 0.3, DisplayName = "mostly the build itself")]
    public void Read_ThreadsWaitedBesideLoad_TellsForeignLoadFromTheBuild(double load, double build, double waitShare, double foreign)
    {
        var read = Read(load, build, waitShare)!;

        Assert.AreEqual((foreign, build), (Math.Round(read.Foreign, 6), Math.Round(read.Build, 6)));
        Assert.AreEqual(waitShare, read.WaitShare!.Value, 1e-6);
        Assert.AreEqual(load, read.Load, 1e-6);
    }

    [TestMethod]
    [DataRow(1.0, 0.05, DisplayName = "threads hardly waited")]
    [DataRow(0.1, 0.3, DisplayName = "threads waited for each other")]
    [DataRow(0.0, 0.0, DisplayName = "quiet")]
    public void Read_LoadThatDoesNotTouchTheThreads_IsNone(double load, double waitShare) => Assert.IsNull(Read(load, build: 0, waitShare));

    [TestMethod]
    public void Read_ThrottledThreads_AreUnderLoad() => Assert.AreEqual(1, Read(load: 0, build: 0, waitShare: 0.3, throttled: 1)!.Load);

    [TestMethod]
    public void Read_PlansThatNeedMoreThanTheQuota_AreThrottledByThemselves() =>
        Assert.IsNull(Read(load: 0, build: 0, waitShare: 0.3, throttled: 1, quota: 1.5, isBeyondQuota: true));

    [TestMethod]
    [DataRow(null, false)]
    [DataRow(1.0, true)]
    public void Read_SlightLoadOfTheMachine_CountsByTheQuota(double? quota, bool isUnderLoad) =>
        Assert.AreEqual(isUnderLoad, Read(load: 0.13, build: 0, waitShare: 0.3, quota: quota) is not null);

    [TestMethod]
    [DataRow(1.0, false, true, DisplayName = "CPU-bound beside a foreign process")]
    [DataRow(1.0, true, true, DisplayName = "I/O-bound without an idle processor")]
    [DataRow(0.5, true, false, DisplayName = "I/O-bound with more idle than foreign")]
    [DataRow(0.1, false, false, DisplayName = "slight load")]
    public void Read_SystemWithoutThreadTimes_JudgesByForeignLoad(double load, bool isIoBound, bool isUnderLoad) =>
        Assert.AreEqual(isUnderLoad, Read(load, build: 0, waitShare: null, isIoBound: isIoBound) is not null);

    [TestMethod]
    public void Read_SystemWithoutProcessorTimes_IsNone()
    {
        var log = new InterferenceLog(new(clock, () => TimeSpan.Zero, () => null, () => 0), new());
        log.Add("plan", new(Second, Threads: 1, Second));
        clock.Advance(Second);

        Assert.IsNull(log.Read(isIoBound: false));
        Assert.IsFalse(log.LeavesNoProcessor);
    }

    [TestMethod]
    [DataRow(1.0, false, DisplayName = "one of two processors is left")]
    [DataRow(1.05, false, DisplayName = "nearly one is left")]
    [DataRow(1.2, true)]
    [DataRow(2.0, true)]
    public void LeavesNoProcessor_OtherProcesses_IfTheyLeaveLessThanOne(double load, bool expected)
    {
        var started = clock.GetTimestamp();
        var log = new InterferenceLog(new(clock, () => TimeSpan.Zero, () => new ProcessorTimes(All: load * clock.GetElapsedTime(started), Own: TimeSpan.Zero, Processors: 2), () => 0), new());
        clock.Advance(Second);

        Assert.AreEqual(expected, log.LeavesNoProcessor);
    }

    [TestMethod]
    [DataRow(0.5, 0.5)]
    [DataRow(2.0, 1.0)]
    public void ExplainedShare_LongSearchWithOneTrial_OthersExplainWhatTheyTookInItsTime(double load, double expected)
    {
        var started = clock.GetTimestamp();
        var log = new InterferenceLog(new(clock, () => TimeSpan.Zero, () => new ProcessorTimes(All: load * clock.GetElapsedTime(started), Own: TimeSpan.Zero, Processors: 2), () => 0), new());
        clock.Advance(10 * Second);
        log.Add("plan", new(Wait: Second, Threads: 1, Elapsed: Second));

        Assert.AreEqual(expected, log.ExplainedShare, 1e-9);
    }

    [TestMethod]
    public void ToString_LoadOfBuildAndWaits_NamesThem()
    {
        Assert.AreEqual("other processes took 0.3 and this build 0.7 of 2 processors, so that threads waited for a processor 30 % of the time", Read(1, 0.7, 0.3)!.ToString());
        Assert.AreEqual("other processes took 0.1 and the compiler server of this build 0.9 of 2 processors", Read(1, 0.9, null, server: 0.88)!.ToString());
        Assert.AreEqual("other processes took 0.0 and this build 1.3 (its compiler server 0.9) of 2 processors", Read(1.3, 1.3, null, server: 0.9)!.ToString());
        Assert.AreEqual("other processes took 1.0 of 2 processors", Read(1, 0, null)!.ToString());
        Assert.AreEqual("other processes took 1.0 of 2 processors and a CPU quota withheld 0.5", Read(1, 0, null, throttled: 0.5)!.ToString());
    }

    private UnderLoad? Read(double load, double build, double? waitShare, double server = 0, double throttled = 0, bool isIoBound = false, double? quota = null, bool isBeyondQuota = false)
    {
        var started = clock.GetTimestamp();
        var log = new InterferenceLog(
            new(clock, () => TimeSpan.Zero, () => new ProcessorTimes(All: load * Elapsed(), Own: TimeSpan.Zero, Processors: 2), () => 0)
            {
                CpuQuota = quota,
                BuildTimes = () => new(build * Elapsed(), server * Elapsed()),
                ThrottledTime = () => throttled * Elapsed(),
            },
            new InterferencePolicy());
        if (waitShare is { } share)
            log.Add("plan", new(share * Second, Threads: 1, Second) { Throttled = isBeyondQuota ? null : throttled * Second });
        clock.Advance(Second);
        return log.Read(isIoBound);

        TimeSpan Elapsed() => clock.GetElapsedTime(started);
    }
}
