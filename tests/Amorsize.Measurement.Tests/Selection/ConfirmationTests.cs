using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Selection;

[TestClass]
public sealed class ConfirmationTests
{
    private static readonly ExecutionPlan Default = ExecutionPlan.FrameworkDefault(Execution.Threads, 4);
    private static readonly ExecutionPlan AsMany = new(Execution.Threads, Workers: 4, ChunkSize: 8);
    private static readonly ExecutionPlan Fewer = new(Execution.Threads, Workers: 3, ChunkSize: 8);

    private readonly FakeTimeProvider clock = new();
    private readonly List<ExecutionPlan> runs = [];

    [TestMethod]
    public void Run_FasterThanBoth_IsChosen() => Assert.AreEqual(AsMany, Confirm(AsMany, selected: 20, byDefault: 30));

    [TestMethod]
    public void Run_AsFastAsDefault_IsTheDefault() => Assert.AreEqual(Default, Confirm(AsMany, selected: 30, byDefault: 30));

    [TestMethod]
    public void Run_AsFastAsDefaultWithFewerWorkers_IsChosen() => Assert.AreEqual(Fewer, Confirm(Fewer, selected: 30, byDefault: 30));

    [TestMethod]
    public void Run_SlowerThanDefaultWithFewerWorkers_IsTheDefault() => Assert.AreEqual(Default, Confirm(Fewer, selected: 33, byDefault: 30));

    [TestMethod]
    public void Run_GainOverSequentialTooSmall_IsSequential() => Assert.AreEqual(ExecutionPlan.Sequential, Confirm(AsMany, selected: 98, byDefault: 99));

    [TestMethod]
    public void Run_OnlyDefaultGains_IsTheDefault() => Assert.AreEqual(Default, Confirm(ExecutionPlan.Sequential, selected: 100, byDefault: 60));

    [TestMethod]
    public void Run_GainLikelyButNotShown_RunsMoreBlocks()
    {
        Confirm(AsMany, selected: 20, byDefault: 21, scatter: round => round % 2 == 0 ? 1.3 : 0.9);

        Assert.IsGreaterThan(MeasurementPolicy.Default.Selection.RoundsOfBlock, runs.Count(run => run == AsMany));
        Assert.AreEqual(MeasurementPolicy.Default.Selection.RoundsOfBlock, runs.Count(run => run == ExecutionPlan.Sequential), "that it loses needs no more rounds");
    }

    [TestMethod]
    public void Run_EachRound_HasAllPlansInAnyOrder()
    {
        Confirm(AsMany, selected: 20, byDefault: 30);

        var rounds = runs.Chunk(3).Select(round => string.Join(", ", round)).ToList();
        Assert.IsTrue(runs.Chunk(3).All(round => round.Distinct().Count() == 3));
        Assert.IsGreaterThan(1, rounds.Distinct().Count());
    }

    [TestMethod]
    public void Run_SelectedPlanThrewLater_IsNotChosen()
    {
        Assert.AreEqual(Default, Confirm(AsMany, selected: 20, byDefault: 30, isRuledOut: plan => plan == AsMany));
    }

    private ExecutionPlan Confirm(ExecutionPlan plan, double selected, double byDefault, Func<int, double>? scatter = null, Func<ExecutionPlan, bool>? isRuledOut = null)
    {
        var subject = new SyntheticSubject(clock, _ => 1);
        var rounds = new Rounds<ExecutionPlan>(Trial, new Random(1), Deadline.After(clock, TimeSpan.FromHours(1)));
        return new Confirmation<ExecutionPlan>(rounds, new LoopCandidates(subject, new SearchLimits(4, 0, TimeSpan.FromSeconds(3))), MeasurementPolicy.Default.Selection, isRuledOut ?? (_ => false))
            .Run(plan, Deadline.After(clock, TimeSpan.FromHours(1)), atLeastOnce: false).Choice;

        TrialTime Trial(ExecutionPlan candidate)
        {
            runs.Add(candidate);
            clock.Advance(TimeSpan.FromMilliseconds(20));
            var time = candidate == ExecutionPlan.Sequential ? 100 : candidate == Default ? byDefault : selected;
            return new(time * (candidate == Default ? scatter?.Invoke(runs.Count(run => run == Default)) ?? 1 : 1), IsComplete: true);
        }
    }
}
