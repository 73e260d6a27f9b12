using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteCandidatesTests
{
    private const int Processors = 4;
    private static readonly IReadOnlyList<SyntheticTest> IoBound = SyntheticTest.Alike(64, classes: 32, seconds: 0.5, cpuShare: 0);
    private static readonly IReadOnlyList<SyntheticTest> CpuBound = SyntheticTest.Alike(64, classes: 32, seconds: 0.5, cpuShare: 1);

    [TestMethod]
    public void Promising_IoBoundTests_AreAllUsefulWorkersPerScopeAndHalfOfTheBest() => Assert.AreSequenceEqual(
        [new(64, TestScope.Methods, 68), new(32, TestScope.Classes, 36), new(32, TestScope.Methods, 36)], Promising(IoBound));

    [TestMethod]
    public void Promising_CpuBoundTests_AreProcessorsTwiceThatAndTheIoBoundCount() => Assert.AreSequenceEqual(
        [new(4, TestScope.Classes, 8), new(64, TestScope.Methods, 68), new(4, TestScope.Methods, 8), new(8, TestScope.Classes, 12)], Promising(CpuBound));

    [TestMethod]
    public void Promising_WorkersWithOwnThreads_SetNoMinThreads() =>
        Assert.IsTrue(Promising(IoBound, Runners.Xunit(Processors)).All(plan => plan.MinThreads == 0));

    [TestMethod]
    public void Promising_PlanOfUnchangedRun_IsLeftOut() => Assert.AreSequenceEqual(
        [new(4, TestScope.Methods), new(64, TestScope.Methods), new(8, TestScope.Classes), new(3, TestScope.Classes)], Promising(CpuBound, Runners.Xunit(Processors)));

    [TestMethod]
    public void Promising_FewerClassesThanProcessors_LeavesOutTheUnchangedRun() => Assert.AreSequenceEqual(
        [new(4, TestScope.Methods), new(12, TestScope.Methods), new(8, TestScope.Methods), new(3, TestScope.Methods)], Promising(SyntheticTest.Alike(12, classes: 3, seconds: 0.5, cpuShare: 1), Runners.Xunit(Processors)));

    [TestMethod]
    public void Promising_NoOtherCandidate_IsThePlanOfTheUnchangedRun() =>
        Assert.AreSequenceEqual([new(2)], Promising(SyntheticTest.Alike(2, classes: 2, seconds: 5, cpuShare: 0), Runners.NUnit(processors: 2)));

    [TestMethod]
    [DataRow(0.0, true, true)]
    [DataRow(0.0, false, false)]
    [DataRow(1.0, true, false)]
    public void Promising_MoreTestsThanWorkers_StartWithTheAggressiveAlgorithmIfTheyAwait(double cpuShare, bool setsAlgorithm, bool isAggressive)
    {
        var promising = Promising(SyntheticTest.Alike(200, classes: 200, seconds: 0.5, cpuShare), Runners.XunitV2(Processors) with { SetsAlgorithm = setsAlgorithm });

        Assert.AreEqual(isAggressive, promising[0].IsAggressive);
        Assert.AreEqual(setsAlgorithm, promising.Any(plan => plan.IsAggressive));
        Assert.IsTrue(promising.Any(plan => plan is { Workers: 64, IsAggressive: false }) || cpuShare > 0);
    }

    [TestMethod]
    public void Promising_AnySuite_AreAtMostFour()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var suite = RandomSuites.Next(seed, mayFail: false);
            Assert.IsLessThanOrEqualTo(4, Of(suite).Promising([], TimeSpan.MaxValue).Count, $"{seed}");
        }
    }

    [TestMethod]
    public void Promising_FewTests_HaveNoMoreWorkersThanTests() =>
        Assert.IsTrue(Promising(SyntheticTest.Alike(5, classes: 5, seconds: 1, cpuShare: 0)).All(plan => plan.Workers is > 1 and <= 5));

    [TestMethod]
    public void Promising_FailedPlans_ExcludeWhatIsAtLeastAsParallel()
    {
        var promising = Promising(IoBound, failed: [new(16, TestScope.Methods), new(8, TestScope.Classes)]);

        Assert.AreSequenceEqual([new(4, TestScope.Classes, 8), new(4, TestScope.Methods, 8), new(3, TestScope.Classes, 7)], promising);
    }

    [TestMethod]
    public void Promising_DefaultFailed_ExcludesItsWorkers() =>
        Assert.IsTrue(Promising(IoBound, Runners.Xunit(Processors), failed: [SuitePlan.Unchanged]).All(plan => plan.Workers < Processors));

    [TestMethod]
    public void Promising_SequentialFailed_AreNone() => Assert.IsEmpty(Promising(IoBound, failed: [SuitePlan.Unchanged]));

    [TestMethod]
    public void Promising_LimitedTime_AreAsManyAsFit()
    {
        // The candidates take 1 s, 1.5 s and 1.5 s. Each needs three rounds, and the slowest two confirmation runs.
        Assert.HasCount(3, Promising(IoBound, time: TimeSpan.FromSeconds(15.1)));
        Assert.HasCount(2, Promising(IoBound, time: TimeSpan.FromSeconds(10.6)));
        Assert.HasCount(1, Promising(IoBound, time: TimeSpan.FromSeconds(5.1)));
        Assert.IsEmpty(Promising(IoBound, time: TimeSpan.FromSeconds(4.9)));
    }

    [TestMethod]
    public void Preference_Plans_OrdersByFewestWorkersThenDefault()
    {
        var candidates = Of(new SyntheticSuite(Runners.Xunit(Processors), Processors, IoBound));
        SuitePlan[] ordered = [SuitePlan.Sequential, new(2, TestScope.Methods), SuitePlan.Unchanged, new(4, TestScope.Classes), new(4, TestScope.Methods), new(5, TestScope.Classes)];

        Assert.AreSequenceEqual(ordered, ordered.Reverse().Order(candidates.Preference));
    }

    private static IReadOnlyList<SuitePlan> Promising(
        IReadOnlyList<SyntheticTest> tests, RunnerTraits? traits = null, IReadOnlyCollection<SuitePlan>? failed = null, TimeSpan? time = null) =>
        Of(new SyntheticSuite(traits ?? Runners.MSTest, Processors, tests)).Promising(failed ?? [], time ?? TimeSpan.MaxValue);

    private static SuiteCandidates Of(SyntheticSuite suite)
    {
        var sequential = suite.Run(suite.Traits.SequentialPlan, shuffled: false, TimeSpan.FromHours(1));
        return new(new SuiteModel(sequential, suite.Traits, suite.Processors), suite.Traits, suite.Processors);
    }
}
