using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class ExplanationTests
{
    private static readonly ExecutionPlan Default = ExecutionPlan.FrameworkDefault(Execution.Threads, 8);
    private static readonly ExecutionPlan Chosen = new(Execution.Threads, 6, 4);
    private static readonly CostModel Model = new(8, 1000, 1900, 513, 616, 1, 0.05, 0, 0);

    [TestMethod]
    public void Of_FewerWorkersChosen_HasGainEffectOfMoreWorkersAndChunk() => Assert.AreEqual(
        "6 workers, chunk 4: 3.70x sequential, 1.20x the framework default; 8 workers would add 1 %; item 1.9 ms, chunk 4 keeps dispatch under 1 %",
        Explain(Chosen, more: 508, dispatch: new(10, 0.4)));

    [TestMethod]
    [DataRow(508.0, "; 8 workers would add 1 %;")]
    [DataRow(513.0, "; 8 workers would add nothing;")]
    [DataRow(564.3, "; 8 workers would take 10 % longer;")]
    public void Of_MoreWorkersRaced_SaysTheirMeasuredEffect(double more, string said) => Assert.Contains(said, Explain(Chosen, more));

    [TestMethod]
    public void Of_MoreWorkersStopped_SaysFarSlower() => Assert.Contains("; 8 workers would be far slower;", Explain(Chosen, more: 5000, isLowerBound: true));

    [TestMethod]
    public void Of_ChoiceAtCeiling_NamesTheCeiling() =>
        Assert.Contains("; the flag allows no more workers;", Explanation.Of(Chosen, Race(508, false), Default, Model with { Ceiling = 6 }, dispatch: null));

    [TestMethod]
    public void Of_NoMoreWorkersRaced_SaysNothingOfThem() =>
        Assert.AreEqual("8 workers, chunk 4: 3.74x sequential, 1.21x the framework default; item 1.9 ms", Explain(new(Execution.Threads, 8, 4), more: 508));

    [TestMethod]
    [DataRow(0.4, "chunk 4 keeps dispatch under 1 %")]
    [DataRow(844.4, "chunk 4 keeps dispatch at 10 %")]
    public void Of_DispatchMeasured_SaysItsShareOfChunkTime(double claim, string said) => Assert.Contains(said, Explain(Chosen, 508, dispatch: new(10, claim)));

    [TestMethod]
    public void Of_DefaultChosen_SaysNothingOfDispatch() => Assert.DoesNotContain("dispatch", Explain(Default, more: 508, dispatch: new(10, 0.4)));

    private static string Explain(ExecutionPlan choice, double more, bool isLowerBound = false, DispatchOverhead? dispatch = null) =>
        Explanation.Of(choice, Race(more, isLowerBound), Default, Model, dispatch);

    private static CandidateSamples<ExecutionPlan>[] Race(double more, bool isLowerBound) =>
        [new(ExecutionPlan.Sequential, [1900, 1900]), new(Default, [616, 616], isLowerBound), new(Chosen, [513, 513]), new(new(Execution.Threads, 8, 4), [more, more], isLowerBound)];
}
