using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class PlanSearchTests
{
    private const int Processors = 8;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void AWorkloadThatScalesGetsAllProcessors()
    {
        var profile = Search(new(clock, plan => 100.0 / plan.Workers));

        Assert.AreEqual(Execution.Threads, profile.Choice.Execution);
        Assert.AreEqual(Processors, profile.Choice.Workers);
        Assert.AreEqual(8, profile.Speedup, 0.01);
        Assert.AreEqual(1, profile.SpeedupOverDefault, 0.01);
    }

    [TestMethod]
    public void AWorkloadThatParallelMakesSlowerStaysSequential()
    {
        var profile = Search(new(clock, plan => plan == ExecutionPlan.Sequential ? 10 : 18));

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
        Assert.AreEqual(1, profile.Speedup);
        StringAssert.Contains(profile.Reason, "0.56x");
    }

    [TestMethod]
    [DataRow(12.0, "in each other's way", DisplayName = "they share a lock")]
    [DataRow(10.0 / 8 / 0.75, "in each other's way", DisplayName = "a quarter of the speed-up is lost")]
    [DataRow(10.0 / 8 / 0.85, null, DisplayName = "a seventh of the speed-up is lost")]
    [DataRow(10.0 / 8, null, DisplayName = "they share nothing")]
    [DataRow(10.0 / 10, "more than the item", DisplayName = "ten times as fast on eight processors")]
    public void WhatTheItemsDoToEachOtherIsSaid(double parallelMicroseconds, string? warning)
    {
        var profile = Search(new(clock, plan => plan == ExecutionPlan.Sequential ? 10 : parallelMicroseconds * Processors / plan.Workers) { Items = 10_000 });

        Assert.HasCount(warning is null ? 0 : 1, profile.Warnings, string.Join("; ", profile.Warnings));
        if (warning is not null)
            StringAssert.Contains(profile.Warnings.Single(), warning);
    }

    [TestMethod]
    public void ALoopThatIsTooShortToBeSharedIsNoSurprise()
    {
        var profile = Search(new(clock, plan => plan == ExecutionPlan.Sequential ? 0.1 : 5) { Items = 100 });

        Assert.IsEmpty(profile.Warnings, "no items get in each other's way: starting the workers takes longer than the loop");
    }

    [TestMethod]
    public void ThatAnItemTakesNoLongerThanItsCallIsSaid() =>
        StringAssert.Contains(Search(new(clock, plan => 0.002 / plan.Workers) { Items = 10_000_000 }).Warnings.Single(), "2 ns");

    [TestMethod]
    public void AGainOfLessThanThreePercentStaysSequential()
    {
        var profile = Search(new(clock, plan => plan == ExecutionPlan.Sequential ? 10 : 9.8));

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
    }

    [TestMethod]
    public void AmongEqualsTheFewestWorkersWin()
    {
        var profile = Search(new(clock, plan => 100.0 / Math.Min(plan.Workers, 4)));

        Assert.AreEqual(4, profile.Choice.Workers);
    }

    [TestMethod]
    public void ALargeChunkIsFoundForTinyItems()
    {
        // Two nanoseconds of work, fifty for claiming a chunk.
        var subject = new SyntheticSubject(clock, plan => plan.Execution == Execution.Sequential
            ? 0.002
            : (0.002 + (0.05 / (plan.IsLeftToFramework ? 16 : plan.ChunkSize))) / plan.Workers)
        { Items = 10_000_000 };

        var profile = Search(subject);

        Assert.AreEqual(Execution.Threads, profile.Choice.Execution);
        Assert.IsGreaterThan(1000, profile.Choice.ChunkSize);
        Assert.IsGreaterThan(1.5, profile.SpeedupOverDefault);
    }

    [TestMethod]
    public void TheFrameworksDefaultIsTakenWhereNothingElseReachesIt()
    {
        var profile = Search(new(clock, plan => plan switch
        {
            { Execution: Execution.Sequential } => 100,
            { IsLeftToFramework: true } => 13,
            _ => 20,
        }));

        Assert.IsTrue(profile.Choice.IsLeftToFramework);
        StringAssert.Contains(profile.Reason, "framework's default");
    }

    [TestMethod]
    public void SequentialAndTheFrameworksDefaultAreAlwaysInTheRace()
    {
        var profile = Search(new(clock, plan => 100.0 / plan.Workers));

        var raced = profile.Race.Select(evidence => evidence.Candidate).ToList();
        CollectionAssert.Contains(raced, ExecutionPlan.Sequential);
        CollectionAssert.Contains(raced, ExecutionPlan.FrameworkDefault(Execution.Threads, Processors));
        Assert.IsGreaterThanOrEqualTo(Race<ExecutionPlan>.FewestRounds, profile.Race.Max(evidence => evidence.ItemMicroseconds.Count));
    }

    [TestMethod]
    public void TheCeilingOfTheFlagIsKept()
    {
        var subject = new SyntheticSubject(clock, plan => 100.0 / plan.Workers);

        var profile = Search(subject, ceiling: 3);

        Assert.AreEqual(3, profile.Choice.Workers);
        Assert.IsLessThanOrEqualTo(3, subject.Runs.Max(plan => plan.Workers));
    }

    [TestMethod]
    public void OnOneProcessorAWorkloadThatComputesStaysSequential()
    {
        var profile = new PlanSearch(Instruments()).Run("w", new SyntheticSubject(clock, _ => 100), new(Processors: 1, MaxDegreeOfParallelism: 0, Budget));

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
    }

    [TestMethod]
    [DataRow(0.002)]
    [DataRow(100.0)]
    [DataRow(20_000.0)]
    public void TheBudgetIsKept(double itemMicroseconds)
    {
        var started = clock.GetTimestamp();

        Search(new(clock, plan => itemMicroseconds / plan.Workers));

        Assert.IsLessThan(Budget * 1.2, clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void AnItemAsLongAsTheBudgetIsRunOnceAndTheErrorSaysWhatToDo()
    {
        var subject = new SyntheticSubject(clock, plan => 3_000_000.0 / plan.Workers);

        var error = Assert.ThrowsExactly<BudgetException>(() => Search(subject));

        Assert.HasCount(1, subject.Runs);
        StringAssert.Contains(error.Message, "AmorsizeTimeBudget");
    }

    [TestMethod]
    [DataRow(Execution.Threads)]
    [DataRow(Execution.Async)]
    public void AnItemOfAThirdOfTheBudgetIsStillComparedAndTheResultSaysHowOften(object execution)
    {
        var started = clock.GetTimestamp();

        var profile = Search(new(clock, plan => 900_000.0 / Math.Min(plan.Workers, 4)) { Items = 4, ParallelExecution = (Execution)execution });

        Assert.IsLessThanOrEqualTo(Budget + TimeSpan.FromSeconds(0.9), clock.GetElapsedTime(started));
        Assert.IsGreaterThan(1, profile.Choice.Workers);
        StringAssert.Contains(profile.Warnings.Single(), "AmorsizeTimeBudget");
    }

    [TestMethod]
    public void AMachineThatIsNeverFreeGivesNoResult()
    {
        var started = clock.GetTimestamp();
        var busy = Instruments() with { ProcessorTimes = () => new(All: 2 * clock.GetElapsedTime(started), Own: clock.GetElapsedTime(started), Processors: 2) };

        var error = Assert.ThrowsExactly<InterferenceException>(
            () => new PlanSearch(busy).Run("w", new SyntheticSubject(clock, plan => 100.0 / plan.Workers), new(Processors: 2, MaxDegreeOfParallelism: 0, Budget)));

        StringAssert.Contains(error.Message, "1.0 of 2 processors");
        Assert.IsLessThan(Budget * 1.1, clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void AQuietMachineIsMeasuredForASecondAtMostAfterTheWarmUp()
    {
        var started = clock.GetTimestamp();

        Search(new(clock, plan => 100.0 / plan.Workers) { Items = 1_000_000 });

        Assert.IsLessThan(TimeSpan.FromSeconds(2), clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void ALongTailOfTheItemsGetsASmallChunk()
    {
        var subject = new SyntheticSubject(clock, plan => 500.0 / Math.Min(plan.Workers, plan.ChunkSize > 50 ? 1.5 : 2))
        {
            ItemTimes = [.. Enumerable.Range(1, 64).Select(i => i * i * i / 100.0)],
        };

        var profile = new PlanSearch(Instruments()).Run("w", subject, new(Processors: 2, MaxDegreeOfParallelism: 0, Budget));

        Assert.IsLessThanOrEqualTo(50, profile.Choice.ChunkSize);
        Assert.AreEqual(2, profile.Speedup, 0.01);
    }

    [TestMethod]
    public void AJobIsAlwaysRunWhole()
    {
        var subject = new SyntheticSubject(clock, plan => 100.0 / plan.Workers) { IsDivisible = false, Items = 5000 };

        var profile = Search(subject);

        Assert.AreEqual(5000, subject.MaxItemsInOneRun);
        Assert.AreEqual(Processors, profile.Choice.Workers);
    }

    [TestMethod]
    public void ASlowMachineForAWhileDoesNotChangeTheChoice()
    {
        // Every tenth run is three times as slow as it should be.
        var subject = new SyntheticSubject(clock, plan => 100.0 / plan.Workers) { SlowdownOfRun = run => run % 10 == 7 ? 3 : 1 };

        Assert.AreEqual(Processors, Search(subject).Choice.Workers);
    }

    [TestMethod]
    public void WarmUpWaitsForTheCompiler()
    {
        // The first quarter of a second runs five times slower, while methods are still being compiled.
        var settling = TimeSpan.FromMilliseconds(250);
        var started = clock.GetTimestamp();
        var subject = new SyntheticSubject(clock, plan => 100.0 / plan.Workers * (IsWarm() ? 1 : 5));

        var profile = new PlanSearch(Instruments() with { CompilationTime = () => IsWarm() ? settling : clock.GetElapsedTime(started) }).Run("w", subject, new(Processors, MaxDegreeOfParallelism: 0, Budget));

        Assert.AreEqual(100, profile.Model.ItemMicroseconds, 0.01);

        bool IsWarm() => clock.GetElapsedTime(started) > settling;
    }

    [TestMethod]
    public void WarmUpDoesNotWaitForACompilerThatIsHardlyBusy()
    {
        var idle = SearchTime(compilerShare: 0);

        Assert.AreEqual(idle, SearchTime(compilerShare: 0.05));
        Assert.IsGreaterThan(idle, SearchTime(compilerShare: 0.5));

        TimeSpan SearchTime(double compilerShare)
        {
            var started = clock.GetTimestamp();
            var subject = new SyntheticSubject(clock, plan => 100.0 / plan.Workers);
            return new PlanSearch(Instruments() with { CompilationTime = () => compilerShare * clock.GetElapsedTime(started) })
                .Run("w", subject, new(Processors, MaxDegreeOfParallelism: 0, Budget)).Search!.Elapsed;
        }
    }

    private Instruments Instruments() => new(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);

    private Profile Search(SyntheticSubject subject, int ceiling = 0) =>
        new PlanSearch(Instruments()).Run("w", subject, new(Processors, ceiling, Budget));
}
