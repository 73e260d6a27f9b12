using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class ExplanationTests
{
    private static readonly ExecutionPlan Default = ExecutionPlan.FrameworkDefault(Execution.Threads, 8);
    private static readonly ExecutionPlan Chosen = new(Execution.Threads, 6, 4);
    private static readonly CostModel Model = new(8, 1000, 1900, 513, 616, 1, 0.05, 0, 0);

    [TestMethod]
    public void Of_FewerWorkersChosen_HasGainEffectOfMoreWorkersAndChunk() => Assert.AreEqual(
        "6 workers, chunk 4: 3.70x sequential (3.49 to 3.93), 1.20x the framework's default (1.13 to 1.27); 8 workers would add 1 %; item 1.9 ms, chunk 4 keeps dispatch under 1 %",
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
        Assert.Contains("; the flag allows no more workers;", Explain(Chosen, more: 508, model: Model with { Ceiling = 6 }));

    [TestMethod]
    public void Of_NoGainOverDefaultShown_SaysAsFast() =>
        Assert.StartsWith("6 workers, chunk 4: 3.70x sequential (3.49 to 3.93), as fast as the framework's default (0.95 to 1.08);", Explain(Chosen, more: 508, byDefault: 520));

    [TestMethod]
    public void Of_LongestItemBoundsTheLoop_ClaimsNoMore() =>
        Assert.Contains("2.00x sequential (1.02 to 2.00)", Explain(Chosen, more: 508, model: Model with { Items = 4 }, itemTimes: [1000, 1000, 2000, 4000]));

    [TestMethod]
    public void Of_NoMoreWorkersRaced_SaysNothingOfThem() =>
        Assert.AreEqual("8 workers, chunk 4: 3.74x sequential (3.52 to 3.97), 1.21x the framework's default (1.14 to 1.29); item 1.9 ms", Explain(new(Execution.Threads, 8, 4), more: 508));

    [TestMethod]
    [DataRow(0.4, "chunk 4 keeps dispatch under 1 %")]
    [DataRow(844.4, "chunk 4 keeps dispatch at 10 %")]
    public void Of_DispatchMeasured_SaysItsShareOfChunkTime(double claim, string said) => Assert.Contains(said, Explain(Chosen, 508, dispatch: new(10, claim)));

    [TestMethod]
    public void Of_DefaultChosen_SaysNothingOfDispatch() => Assert.DoesNotContain("dispatch", Explain(Default, more: 508, dispatch: new(10, 0.4)));

    private static string Explain(
        ExecutionPlan choice, double more, bool isLowerBound = false, DispatchOverhead? dispatch = null, CostModel? model = null, double byDefault = 616, IReadOnlyList<double>? itemTimes = null)
    {
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, Three(1900)), new(Default, Three(byDefault), isLowerBound), new(Chosen, Three(513)), new(new(Execution.Threads, 8, 4), Three(more), isLowerBound),
        ];
        var probe = new ProbeResult(1900, CpuShare: 1, Runs: [], itemTimes ?? [], ItemBytes: 0);
        var record = new SearchRecord([], [], [], 0, Rounds: 3, DisturbedTrials: 0, TimeSpan.Zero, TimeSpan.Zero);
        var found = new SearchResult<ExecutionPlan>(probe, race, race, choice, record, []);
        return Explanation.Of(found, new(found, Default, model ?? Model, new(found, dispatch, Model.Items, MeasurementPolicy.Default)), Default, model ?? Model, dispatch);
    }

    private static double[] Three(double time) => [time, time, time];
}
