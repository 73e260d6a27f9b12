using Amorsize.Engine;
using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The choice of a plan for CPU-bound workloads.</summary>
[TestClass]
public sealed class PlanSearchTests
{
    private readonly SearchHarness harness = new();

    [TestMethod]
    public void Run_ScalingWorkload_GetsAllProcessors()
    {
        var profile = harness.Search(new(harness.Clock, plan => 100.0 / plan.Workers));

        Assert.AreEqual(Execution.Threads, profile.Choice.Execution);
        Assert.AreEqual(SearchHarness.Processors, profile.Choice.Workers);
        Assert.AreEqual(8, profile.Speedup, 0.01);
        Assert.AreEqual(1, profile.SpeedupOverDefault, 0.01);
    }

    [TestMethod]
    public void Run_EachStage_IsToldInOrder()
    {
        var stages = new List<SearchStage>();

        harness.Search(new(harness.Clock, plan => 100.0 / plan.Workers), instruments: harness.QuietInstruments with { Reached = stages.Add });

        Assert.AreSequenceEqual([SearchStage.WarmUp, SearchStage.Probe, SearchStage.Scan, SearchStage.Race], stages);
    }

    [TestMethod]
    public void Run_SlowerInParallel_StaysSequential()
    {
        var profile = harness.Search(new(harness.Clock, plan => plan == ExecutionPlan.Sequential ? 10 : 18));

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
        Assert.AreEqual(1, profile.Speedup);
        Assert.Contains("0.56x", profile.Reason);
    }

    [TestMethod]
    public void Run_GainBelowThreePercent_StaysSequential()
    {
        var profile = harness.Search(new(harness.Clock, plan => plan == ExecutionPlan.Sequential ? 10 : 9.8));

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
    }

    [TestMethod]
    public void Run_EqualPlans_ChoosesFewestWorkers()
    {
        var profile = harness.Search(new(harness.Clock, plan => 100.0 / Math.Min(plan.Workers, 4)));

        Assert.AreEqual(4, profile.Choice.Workers);
    }

    [TestMethod]
    public void Run_TinyItems_GetALargeChunk()
    {
        // An item takes 2 ns, the claim of a chunk 50 ns. The framework default is taken to claim 16 items at a time.
        var subject = new SyntheticSubject(harness.Clock, plan => plan.Execution == Execution.Sequential
            ? 0.002
            : (0.002 + (0.05 / (plan.IsLeftToFramework ? 16 : plan.ChunkSize))) / plan.Workers)
        { Items = 10_000_000 };

        var profile = harness.Search(subject);

        Assert.AreEqual(Execution.Threads, profile.Choice.Execution);
        Assert.IsGreaterThan(1000, profile.Choice.ChunkSize);
        Assert.IsGreaterThan(1.5, profile.SpeedupOverDefault);
    }

    [TestMethod]
    public void Run_DefaultFastest_ChoosesTheDefault()
    {
        var profile = harness.Search(new(harness.Clock, plan => plan switch
        {
            { Execution: Execution.Sequential } => 100,
            { IsLeftToFramework: true } => 13,
            _ => 20,
        }));

        Assert.IsTrue(profile.Choice.IsLeftToFramework);
        Assert.Contains("which is the framework's default", profile.Reason);
    }

    [TestMethod]
    public void Run_AnyWorkload_RacesBothReferencePlans()
    {
        var profile = harness.Search(new(harness.Clock, plan => 100.0 / plan.Workers));

        var raced = profile.Race.Select(evidence => evidence.Candidate).ToList();
        Assert.Contains(ExecutionPlan.Sequential, raced);
        Assert.Contains(ExecutionPlan.FrameworkDefault(Execution.Threads, SearchHarness.Processors), raced);
        Assert.IsGreaterThanOrEqualTo(MeasurementPolicy.Default.Selection.MinRounds, profile.Race.Max(evidence => evidence.ItemMicroseconds.Count));
    }

    [TestMethod]
    public void Run_FlagWithCeiling_TriesNoMoreWorkers()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 100.0 / plan.Workers);

        var profile = harness.Search(subject, ceiling: 3);

        Assert.AreEqual(3, profile.Choice.Workers);
        Assert.IsLessThanOrEqualTo(3, subject.Runs.Max(plan => plan.Workers));
    }

    [TestMethod]
    public void Run_CpuBoundOnOneProcessor_StaysSequential()
    {
        var profile = harness.Search(new(harness.Clock, _ => 100), processors: 1);

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
    }

    [TestMethod]
    public void Run_SkewedItems_GetASmallChunk()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 500.0 / Math.Min(plan.Workers, plan.ChunkSize > 50 ? 1.5 : 2))
        {
            ItemTimes = [.. Enumerable.Range(1, 64).Select(i => i * i * i / 100.0)],
        };

        var profile = harness.Search(subject, processors: 2);

        Assert.IsLessThanOrEqualTo(50, profile.Choice.ChunkSize);
        Assert.AreEqual(2, profile.Speedup, 0.01);
    }

    [TestMethod]
    public void Run_WholeJob_IsNeverSplit()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 100.0 / plan.Workers) { IsDivisible = false, Items = 5000 };

        var profile = harness.Search(subject);

        Assert.AreEqual(5000, subject.MaxItemsInOneRun);
        Assert.AreEqual(SearchHarness.Processors, profile.Choice.Workers);
    }

    [TestMethod]
    public void Run_EveryTenthRunSlow_ChoosesTheSame()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 100.0 / plan.Workers) { SlowdownOfRun = run => run % 10 == 7 ? 3 : 1 };

        Assert.AreEqual(SearchHarness.Processors, harness.Search(subject).Choice.Workers);
    }
}
