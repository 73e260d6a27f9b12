using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class ChoiceVerdictTests
{
    private static readonly Candidate Choice = Candidate.Of(new(Execution.Threads, Workers: 2, ChunkSize: 8));
    private static readonly Candidate Better = Candidate.Of(new(Execution.Threads, Workers: 2, ChunkSize: 64));
    private static readonly Candidate Sequential = Candidate.Of(ExecutionPlan.Sequential);

    [TestMethod]
    public void Of_ChoiceSlowerThanBestPlan_RegretIsTimeOverBestMinusOne()
    {
        var verdict = Judge(choice: 11, better: 10, parallelFor: 5);

        Assert.AreEqual(0.1, verdict.Regret, 1e-9);
        Assert.AreEqual(Better, verdict.Best);
    }

    [TestMethod]
    public void Of_ChoiceIsBestPlan_RegretIsZero()
    {
        var verdict = Judge(choice: 9, better: 10, parallelFor: 5);

        Assert.AreEqual(0, verdict.Regret);
        Assert.AreEqual(Choice, verdict.Best);
    }

    [TestMethod]
    public void Of_RivalLuckyInThreeOfFiveProcesses_RegretIsZero()
    {
        var verdict = Judge(new double[] { 9.5, 9.5, 9.5, 10.6, 10.6 }.Select(better => Launch(choice: 10, better, parallelFor: 15)));

        Assert.AreEqual(Better, verdict.Best);
        Assert.AreEqual(0, verdict.Regret);
    }

    [TestMethod]
    public void Of_ChoiceFivePercentSlowerThanBestDefault_IsShownSlower()
    {
        var verdict = Judge(choice: 10.5, better: 10.5, parallelFor: 10);

        Assert.AreEqual(Form.ParallelFor, verdict.BestDefault.Form);
        Assert.AreEqual(1.05, verdict.OverBestDefault.Value, 1e-9);
        Assert.IsTrue(verdict.IsShownSlower);
    }

    [TestMethod]
    public void Of_ChoiceWithinTwoPercentOfBestDefault_IsNotShownSlower() => Assert.IsFalse(Judge(choice: 10.15, better: 10.15, parallelFor: 10).IsShownSlower);

    [TestMethod]
    public void Of_RangesByHandFastest_AreComparedSeparatelyFromDefaults()
    {
        var verdict = Judge(Enumerable.Repeat(Launch(choice: 9, better: 9, parallelFor: 10, ranges: 6), 3));

        Assert.AreEqual(Form.ParallelFor, verdict.BestDefault.Form);
        Assert.IsFalse(verdict.IsShownSlower);
        Assert.AreEqual(1.5, verdict.OverRanges!.Value.Value, 1e-9);
        Assert.IsTrue(verdict.IsShownSlowerThanRanges);
        Assert.IsNull(Judge(choice: 9, better: 9, parallelFor: 10).OverRanges);
    }

    private static ChoiceVerdict Judge(double choice, double better, double parallelFor) => Judge(Enumerable.Repeat(Launch(choice, better, parallelFor), 3));

    private static ChoiceVerdict Judge(IEnumerable<Measured[]> launches) => ChoiceVerdict.Of(Choice, tunes: 1, new([.. launches]));

    // The machine gets slower from round to round, which must not change the ratios.
    private static Measured[] Launch(double choice, double better, double parallelFor, double? ranges = null)
    {
        return
        [
            Times(Choice, choice),
            Times(Better, better),
            Times(Sequential, 20),
            Times(new(Form.Loop), 19),
            Times(new(Form.ParallelFor), parallelFor),
            Times(new(Form.PlinqForAll), 15),
            .. ranges is { } time ? [Times(new(Form.PartitionerRanges), time)] : Array.Empty<Measured>(),
        ];

        static Measured Times(Candidate candidate, double microseconds) => new(candidate, [microseconds, microseconds * 2, microseconds * 3]);
    }
}
