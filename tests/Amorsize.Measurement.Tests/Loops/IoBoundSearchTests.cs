using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The search on bodies that wait, or seem to, for all or part of their time.</summary>
[TestClass]
public sealed class IoBoundSearchTests
{
    private const int Processors = 8;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void AWorkloadThatWaitsGetsFarMoreWorkersThanProcessors()
    {
        var subject = new SyntheticSubject(clock, plan => 20_000.0 / plan.Workers) { CpuShare = 0.02, ParallelExecution = Execution.Async };

        var profile = Search(subject);

        Assert.AreEqual(Execution.Async, profile.Choice.Execution);
        Assert.IsGreaterThan(50, profile.Speedup);
        Assert.IsTrue(profile.Model.IsIoBound);
    }

    [TestMethod]
    public void TheSamplesOfEachStageAreKept()
    {
        var subject = new SyntheticSubject(clock, plan => 20_000.0 / plan.Workers) { CpuShare = 0.02, ParallelExecution = Execution.Async };

        var profile = Search(subject);

        var stages = profile.Search!.WarmUpRuns.Count + profile.Search.ProbeRuns.Count + profile.ScanTrials.Count + profile.Race.Sum(evidence => evidence.ItemMicroseconds.Count);
        Assert.HasCount(stages, subject.Runs, "every run is in one of them");
        CollectionAssert.AreEqual(new[] { 2, 4, 8, 16 }, profile.ScanTrials.Take(4).Select(trial => trial.Candidate.Workers).ToArray());
    }

    [TestMethod]
    public void AWorkloadThatWaitsForAQuarterOfItsTimeGetsSoManyWorkersMore()
    {
        var profile = Search(new(clock, plan => 100.0 / Math.Min(plan.Workers, Processors / 0.75)) { CpuShare = 0.75 });

        Assert.AreEqual(11, profile.Choice.Workers);
        Assert.AreEqual(11, profile.Model.MostWorkers(Processors), "the cache takes more for an error");
    }

    [TestMethod]
    [DataRow(0.6996)]
    [DataRow(0.7004)]
    public void WhatIsReadFromTheCacheIsOfTheSameKind(double cpuShare)
    {
        var profile = Search(new(clock, plan => 100.0 / plan.Workers) { CpuShare = cpuShare });

        var read = ProtocolJson.ReadReport(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = profile })).Profile!;
        Assert.AreEqual(profile.Model.IsIoBound, read.Model.IsIoBound);
        Assert.IsLessThanOrEqualTo(read.Model.MostWorkers(Processors), read.Choice.Workers);
    }

    [TestMethod]
    public void WhatThrewOnceIsNotChosenHoweverFastItWasBefore()
    {
        var allowed = 12;
        var subject = new SyntheticSubject(clock, plan => plan.Workers > 8 && allowed-- <= 0
            ? throw new WorkloadFailedException(new InvalidOperationException("429 Too Many Requests"))
            : 20_000.0 / plan.Workers)
        {
            CpuShare = 0.02,
            ParallelExecution = Execution.Async,
        };

        var profile = Search(subject);

        Assert.AreEqual(8, profile.Choice.Workers, profile.Reason);
        Assert.Contains("429", profile.Warnings[0]);
    }

    [TestMethod]
    public void WhatSeemsToWaitButGainsNothingIsLookedAtAgain()
    {
        // Until then other threads keep it from computing, and its workers share one processor.
        const int DisturbedRuns = 20;
        var runs = 0;
        var subject = new SyntheticSubject(clock, plan => runs++ < DisturbedRuns ? 100 : 100.0 / plan.Workers)
        {
            CpuShareOf = run => run < DisturbedRuns ? 0.4 : 1,
            ParallelExecution = Execution.Async,
        };

        var profile = Search(subject);

        Assert.AreEqual(Processors, profile.Choice.Workers);
        Assert.AreEqual(1, profile.Model.CpuShare);
    }

    [TestMethod]
    public void WhatWaitsInALineIsSequentialHoweverOftenItIsLookedAt()
    {
        var started = clock.GetTimestamp();

        Assert.AreEqual(ExecutionPlan.Sequential, Search(new(clock, _ => 5000) { CpuShare = 0.02, Items = 96 }).Choice);
        Assert.IsLessThan(Budget, clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void AServiceWithALimitIsNotOverrun()
    {
        // Eight at once; beyond twenty-four each further one slows all down.
        var subject = new SyntheticSubject(clock, plan => 20_000.0 / Math.Min(plan.Workers, 8) * Math.Max(1, plan.Workers / 24.0))
        {
            CpuShare = 0.02,
            ParallelExecution = Execution.Async,
        };

        Assert.AreEqual(8, Search(subject).Choice.Workers);
    }

    [TestMethod]
    public void WhatHadBadLuckOnTheLadderIsRacedWhereTheRungBelowWasBest()
    {
        var runsOfAll = 0;
        var subject = new SyntheticSubject(clock, plan => 5000.0 / 96 * (plan.Workers < 96 ? Math.Ceiling(96.0 / plan.Workers) : runsOfAll++ == 0 ? 2 : 1))
        {
            CpuShare = 0.02,
            Items = 96,
            // So that there is no time for all four that are near.
            SlowdownOfRun = run => run == 0 ? 45 : 1,
        };

        Assert.AreEqual(96, new PlanSearch(Instruments()).Run("w", subject, new(Processors: 2, MaxDegreeOfParallelism: 0, Budget)).Choice.Workers);
    }

    [TestMethod]
    public void WhatDoesNotFitIntoTheMemoryBudgetIsNotTried()
    {
        long peak = 0;
        var instruments = Instruments() with { PeakMemory = () => peak += 100 << 20 };
        var subject = new SyntheticSubject(clock, plan => 5000.0 / plan.Workers) { CpuShare = 0.02, Items = 96 };

        new PlanSearch(instruments).Run("w", subject, new(Processors: 2, MaxDegreeOfParallelism: 0, Budget, MemoryBudget: 1 << 30));

        Assert.AreEqual(12, subject.Runs.Max(plan => plan.Workers), "84 MB an item into 1 GB");
    }

    [TestMethod]
    [DataRow(5_000, 96)]
    [DataRow(20_000, 32)]
    [DataRow(20_000, 256)]
    public void WhatWaitsIsTunedInOneAndAHalfSequentialRuns(double itemMicroseconds, int items)
    {
        var started = clock.GetTimestamp();

        Search(new(clock, plan => itemMicroseconds / plan.Workers) { CpuShare = 0.02, Items = items });

        Assert.IsLessThan(1.5, clock.GetElapsedTime(started).TotalMicroseconds / (itemMicroseconds * items));
    }

    [TestMethod]
    [DataRow(50)]
    [DataRow(200)]
    [DataRow(2000)]
    public void WhatEachItemWaitsForOnlyOnceDoesNotMakeItWait(double firstWaitMicroseconds)
    {
        var profile = Search(new(clock, plan => 15.0 / plan.Workers) { FirstWaitMicroseconds = firstWaitMicroseconds });

        Assert.AreEqual(1, profile.Model.CpuShare);
        Assert.AreEqual(15, profile.Model.ItemMicroseconds, 0.01);
        Assert.AreEqual(Processors, profile.Choice.Workers);
    }

    private Instruments Instruments() => new(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);

    private Profile Search(SyntheticSubject subject) =>
        new PlanSearch(Instruments()).Run("w", subject, new(Processors, MaxDegreeOfParallelism: 0, Budget));
}
