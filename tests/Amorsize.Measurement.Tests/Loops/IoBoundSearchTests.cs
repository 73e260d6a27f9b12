using Amorsize.Engine;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The search on workloads that are I/O-bound, or seem to be, for all or part of their time.</summary>
[TestClass]
public sealed class IoBoundSearchTests
{
    private readonly SearchHarness harness = new();

    [TestMethod]
    public void Run_IoBound_GetsFarMoreWorkersThanProcessors()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 20_000.0 / plan.Workers) { CpuShare = 0.02, ParallelExecution = Execution.Async };

        var profile = harness.Search(subject);

        Assert.AreEqual(Execution.Async, profile.Choice.Execution);
        Assert.IsGreaterThan(50, profile.Speedup);
        Assert.IsTrue(profile.Model.IsIoBound);
    }

    [TestMethod]
    public void Run_IoBound_KeepsTheSamplesOfEachStage()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 20_000.0 / plan.Workers) { CpuShare = 0.02, ParallelExecution = Execution.Async };

        var profile = harness.Search(subject);

        var stages = profile.Search!.WarmUpRuns.Count + profile.Search.ProbeRuns.Count + profile.ScanTrials.Count + profile.Race.Concat(profile.Confirmation).Distinct().Sum(evidence => evidence.ItemMicroseconds.Count);
        Assert.HasCount(stages, subject.Runs, "every run belongs to one stage");
        Assert.AreSequenceEqual([2, 4, 8, 16], profile.ScanTrials.Take(4).Select(trial => trial.Candidate.Workers));
    }

    [TestMethod]
    public void Run_WaitsForAQuarter_GetsAThirdMoreWorkers()
    {
        var profile = harness.Search(new(harness.Clock, plan => 100.0 / Math.Min(plan.Workers, SearchHarness.Processors / 0.75)) { CpuShare = 0.75 });

        Assert.AreEqual(11, profile.Choice.Workers);
        Assert.AreEqual(11, profile.Model.MostWorkers(SearchHarness.Processors), "the cache refuses a plan with more workers than this");
    }

    [TestMethod]
    public void Run_PoolThreadsComputeWhileItemsWait_GetsAsManyInFlightAsGain()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 7000.0 / Math.Min(plan.Workers, 40)) { CpuShare = 0.75, Items = 200, ParallelExecution = Execution.Async };

        var profile = harness.Search(subject);

        Assert.IsInRange(32, 64, profile.Choice.Workers);
        Assert.IsFalse(profile.Model.IsIoBound);
        Assert.IsTrue(profile.Model.IsIoBoundUnder(profile.Choice), "the plan is legal on machines with fewer processors");
    }

    [TestMethod]
    [DataRow(0.6996)]
    [DataRow(0.7004)]
    public void ReadReport_CpuShareAtLimit_KeepsIsIoBound(double cpuShare)
    {
        var profile = harness.Search(new(harness.Clock, plan => 100.0 / plan.Workers) { CpuShare = cpuShare });

        var read = ProtocolJson.ReadReport(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = profile })).Profile!;
        Assert.AreEqual(profile.Model.IsIoBound, read.Model.IsIoBound);
        Assert.IsLessThanOrEqualTo(read.Model.MostWorkers(SearchHarness.Processors), read.Choice.Workers);
    }

    [TestMethod]
    public void Run_PlanThrowsAfterAWhile_IsNotChosen()
    {
        var allowed = 12;
        var subject = new SyntheticSubject(harness.Clock, plan => plan.Workers > 8 && allowed-- <= 0
            ? throw new WorkloadFailedException(new InvalidOperationException("429 Too Many Requests"))
            : 20_000.0 / plan.Workers)
        {
            CpuShare = 0.02,
            ParallelExecution = Execution.Async,
        };

        var profile = harness.Search(subject);

        Assert.AreEqual(8, profile.Choice.Workers, profile.Reason);
        Assert.Contains("429", profile.Warnings[0]);
    }

    [TestMethod]
    public void Run_SeemsIoBoundAtFirst_GetsAllProcessors()
    {
        // In the first 20 runs the workload gets only 40 % of one processor, as under a foreign load that cannot be measured.
        const int DisturbedRuns = 20;
        var runs = 0;
        var subject = new SyntheticSubject(harness.Clock, plan => runs++ < DisturbedRuns ? 100 : 100.0 / plan.Workers)
        {
            CpuShareOf = run => run < DisturbedRuns ? 0.4 : 1,
            ParallelExecution = Execution.Async,
        };

        Assert.IsGreaterThanOrEqualTo(SearchHarness.Processors, harness.Search(subject).Choice.Workers);
    }

    [TestMethod]
    public void Run_SerializedWaiting_IsSequentialWithinBudget()
    {
        var started = harness.Clock.GetTimestamp();

        Assert.AreEqual(ExecutionPlan.Sequential, harness.Search(new(harness.Clock, _ => 5000) { CpuShare = 0.02, Items = 96 }).Choice);
        Assert.IsLessThan(SearchHarness.Budget, harness.Clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Run_ServiceWithLimit_IsNotOverrun()
    {
        // The service handles eight requests at once, and slows down from 24 requests on.
        var subject = new SyntheticSubject(harness.Clock, plan => 20_000.0 / Math.Min(plan.Workers, 8) * Math.Max(1, plan.Workers / 24.0))
        {
            CpuShare = 0.02,
            ParallelExecution = Execution.Async,
        };

        Assert.AreEqual(8, harness.Search(subject).Choice.Workers);
    }

    [TestMethod]
    public void Run_TopStepUnluckyInScan_IsRacedAndChosen()
    {
        var runsOfAll = 0;
        var subject = new SyntheticSubject(harness.Clock, plan => 5000.0 / 96 * (plan.Workers < 96 ? Math.Ceiling(96.0 / plan.Workers) : runsOfAll++ == 0 ? 2 : 1))
        {
            CpuShare = 0.02,
            Items = 96,
            // A slow first run leaves no time to race all four neighbours of the best step.
            SlowdownOfRun = run => run == 0 ? 45 : 1,
        };

        Assert.AreEqual(96, harness.Search(subject, processors: 2).Choice.Workers);
    }

    [TestMethod]
    public void Run_MemoryBudget_BoundsTheWorkers()
    {
        long peak = 0;
        var instruments = harness.QuietInstruments with { PeakMemory = () => peak += 100 << 20 };
        var subject = new SyntheticSubject(harness.Clock, plan => 5000.0 / plan.Workers) { CpuShare = 0.02, Items = 96 };

        harness.Search(subject, processors: 2, instruments: instruments, memoryBudget: 1 << 30);

        Assert.AreEqual(12, subject.Runs.Max(plan => plan.Workers), "twelve items of 84 MB fit into 1 GB");
    }

    [TestMethod]
    [DataRow(5_000, 96, 1.6)]
    [DataRow(20_000, 32, 1.6)]
    [DataRow(20_000, 64, 1.5 * 1.28)]
    [DataRow(20_000, 256, 3)]
    public void Run_IoBound_TakesAtMostOneAndAHalfSequentialRunsOrSeconds(double itemMicroseconds, int items, double seconds)
    {
        var started = harness.Clock.GetTimestamp();

        harness.Search(new(harness.Clock, plan => itemMicroseconds / plan.Workers) { CpuShare = 0.02, Items = items });

        Assert.IsLessThan(seconds, harness.Clock.GetElapsedTime(started).TotalSeconds);
    }

    [TestMethod]
    [DataRow(50)]
    [DataRow(200)]
    [DataRow(2000)]
    public void Run_FirstRunOfEachItemWaits_IsStillCpuBound(double firstWaitMicroseconds)
    {
        var profile = harness.Search(new(harness.Clock, plan => 15.0 / plan.Workers) { FirstWaitMicroseconds = firstWaitMicroseconds });

        Assert.AreEqual(1, profile.Model.CpuShare);
        Assert.AreEqual(15, profile.Model.ItemMicroseconds, 0.01);
        Assert.AreEqual(SearchHarness.Processors, profile.Choice.Workers);
    }

}
