using Amorsize.Build.Comparison;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Tests.Comparison;

/// <summary>The judgement of a stored choice by the samples of a comparison.</summary>
[TestClass]
public sealed class ComparisonJudgeTests
{
    private const int Rounds = 9;

    private static readonly ExecutionPlan frameworkDefault = ExecutionPlan.FrameworkDefault(Execution.Threads, 4);
    private static readonly ExecutionPlan stored = new(Execution.Threads, 4, 8);
    private static readonly ExecutionPlan own = new(Execution.Threads, 2, 50);

    [TestMethod]
    public void Judge_NoPlanIsFaster_Holds()
    {
        var report = Judge(new(stored, ""), (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (stored, 10), (own, 20));

        Assert.IsTrue(report.Holds);
        Assert.AreEqual("The stored choice, 4 workers, chunk 8, still holds: no other plan was shown to be faster.", report.Sentence);
        Assert.AreSequenceEqual(["4 workers, chunk 8", "framework default", "2 workers, chunk 50", "sequential"], report.Plans.Select(plan => plan.Plan), "the fastest comes first");
        Assert.AreSequenceEqual([true, false, false, false], report.Plans.Select(plan => plan.IsStored));
    }

    [TestMethod]
    public void Judge_PlanOfTheUserIsFaster_NamesItWithItsInterval()
    {
        var report = Judge(new(stored, ""), (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (stored, 10), (own, 8));

        Assert.IsFalse(report.Holds);
        Assert.StartsWith("The stored choice, 4 workers, chunk 8, no longer holds: 2 workers, chunk 50 is 1.25x as fast (1.", report.Sentence);
        Assert.EndsWith("To measure again: dnx Amorsize.Tool tune --refresh --workload \"the archive\"", report.Sentence);
    }

    [TestMethod]
    public void Judge_GainWithinTheEqualShare_Holds() =>
        Assert.IsTrue(Judge(new(stored, ""), (ExecutionPlan.Sequential, 40), (frameworkDefault, 9.8), (stored, 10)).Holds);

    [TestMethod]
    public void Judge_StoredSequentialAndEverythingSlower_Holds() =>
        Assert.IsTrue(Judge(new(ExecutionPlan.Sequential, ""), (ExecutionPlan.Sequential, 10), (frameworkDefault, 12)).Holds);

    [TestMethod]
    public void Judge_StaleResult_SaysWhy() => Assert.EndsWith(
        "still holds: no other plan was shown to be faster. Its result is stale: age 8 d, limit 7 d.",
        Judge(new(stored, "age 8 d, limit 7 d"), (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (stored, 10)).Sentence);

    [TestMethod]
    public void Judge_NothingStored_JudgesTheDefaultAndHoldsNothing()
    {
        var report = Judge(new(null, "no entry for this workload"), (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (own, 10));

        Assert.IsNull(report.Holds);
        Assert.StartsWith("The framework default, which is in use, is slower: 2 workers, chunk 50 is 1.20x as fast (", report.Sentence);
        Assert.EndsWith(" Nothing usable is stored: no entry for this workload. To measure again: dnx Amorsize.Tool tune --refresh --workload \"the archive\"", report.Sentence);
    }

    [TestMethod]
    public void Judge_TooFewRounds_DoesNotJudge()
    {
        var report = new ComparisonJudge(Comparison(rounds: 2, (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (stored, 10)), new(stored, "")).Judge();

        Assert.IsNull(report.Holds);
        Assert.AreEqual("The stored choice, 4 workers, chunk 8, cannot be judged: 2 of the 3 rounds that are needed ran within the budget. Give more time with --budget.", report.Sentence);
    }

    [TestMethod]
    public void Judge_StoredChoiceThrew_DoesNotHold()
    {
        var comparison = Comparison(Rounds, (ExecutionPlan.Sequential, 40), (frameworkDefault, 12)) with { Missing = [(stored, "it threw: too many")] };

        var report = new ComparisonJudge(comparison, new(stored, "")).Judge();

        Assert.IsFalse(report.Holds);
        Assert.StartsWith("The stored choice, 4 workers, chunk 8, cannot be used: it threw: too many. To measure again:", report.Sentence);
        Assert.AreEqual("it threw: too many", report.Plans[^1].Failure);
    }

    [TestMethod]
    [DataRow("", "tune --refresh --workload \"the archive\"")]
    [DataRow("out/App.dll", "tune out/App.dll --refresh --workload \"the archive\"")]
    [DataRow("my app/App.dll", "tune \"my app/App.dll\" --refresh --workload \"the archive\"")]
    public void Judge_SlowerChoice_NamesTheCommandThatMeasuresAgain(string program, string command) => Assert.EndsWith(
        $" To measure again: dnx Amorsize.Tool {command}",
        Judge(new(stored, "") { Program = program }, (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (stored, 30), (own, 10)).Sentence);

    [TestMethod]
    public void Judge_UnderLoad_SaysSo()
    {
        var comparison = Comparison(Rounds, (ExecutionPlan.Sequential, 40), (frameworkDefault, 12), (stored, 10)) with { UnderLoad = "other processes took 0.9 of 4 processors" };

        var report = new ComparisonJudge(comparison, new(stored, "")).Judge();

        Assert.AreEqual("other processes took 0.9 of 4 processors", report.UnderLoad);
        Assert.EndsWith(" Compared under load: other processes took 0.9 of 4 processors.", report.Sentence);
    }

    [TestMethod]
    public void Judge_Gains_AreOverBothReferencesAndNoMoreThanTheWorkersAllow()
    {
        var report = Judge(new(stored, ""), (ExecutionPlan.Sequential, 60), (frameworkDefault, 12), (stored, 10));

        var plan = report.Plans.Single(plan => plan.IsStored);
        Assert.AreEqual(4, plan.OverSequential!.Ratio);
        Assert.AreEqual(1.2, plan.OverDefault!.Ratio, 0.01);
        Assert.AreEqual((10, Rounds, false), (plan.ItemMicroseconds, plan.Rounds, plan.IsLowerBound));
    }

    private static ComparisonReport Judge(StoredChoice stored, params (ExecutionPlan Plan, double Time)[] plans) => new ComparisonJudge(Comparison(Rounds, plans), stored).Judge();

    private static PlanComparison Comparison(int rounds, params (ExecutionPlan Plan, double Time)[] plans) => new()
    {
        Workload = "the archive",
        FrameworkDefault = frameworkDefault,
        Plans = [.. plans.Select(plan => new CandidateSamples<ExecutionPlan>(plan.Plan, [.. Enumerable.Repeat(plan.Time, rounds)]))],
        Missing = [],
        Processors = 4,
        IsIoBound = false,
    };
}
