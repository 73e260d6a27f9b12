using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Selection;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Selection;

[TestClass]
public sealed class DecisionTests
{
    private static readonly ExecutionPlan Default = ExecutionPlan.FrameworkDefault(Execution.Threads, 4);
    private static readonly ExecutionPlan Candidate = new(Execution.Threads, Workers: 4, ChunkSize: 8);

    [TestMethod]
    public void Choose_GainInMedianAlone_StaysSequential()
    {
        // The median gain is 10 %, but only four of seven rounds have it.
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, [10, 10, 10, 10, 10, 10, 10]),
            new(Default, [12, 12, 12, 12, 12, 12, 12]),
            new(Candidate, [9, 12, 9, 12, 9, 12, 9]),
        ];

        Assert.AreEqual(ExecutionPlan.Sequential, Choose(race));
    }

    [TestMethod]
    public void Choose_GainInEveryRound_TakesIt()
    {
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, [10, 20, 10, 30, 10]),
            new(Default, [12, 24, 12, 36, 12]),
            new(Candidate, [9, 18, 9, 27, 9]),
        ];

        Assert.AreEqual(Candidate, Choose(race));
    }

    [TestMethod]
    public void Choose_DefaultFasterInEveryRound_TakesTheDefault()
    {
        // The plan with fewer workers is within 3 % of the default, but slower in each round.
        var fewer = Candidate with { Workers = 2 };
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, [10, 10, 10, 10, 10]),
            new(Default, [5, 5, 5, 5, 5]),
            new(fewer, [5.1, 5.1, 5.1, 5.1, 5.1]),
        ];

        Assert.AreEqual(Default, Choose(race));
    }

    [TestMethod]
    public void Choose_EqualPlans_TakesTheLargestChunk()
    {
        var larger = Candidate with { ChunkSize = 64 };
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, [10, 10, 10, 10]),
            new(Default, [3, 3, 3, 3]),
            new(Candidate, [2.5, 2.5, 2.5, 2.5]),
            new(larger, [2.51, 2.51, 2.51, 2.51]),
        ];

        Assert.AreEqual(larger, Choose(race));
    }

    [TestMethod]
    public void Choose_FewerWorkersEqualToDefault_TakesFewerWorkers()
    {
        var fewer = Candidate with { Workers = 2 };
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, [10, 10, 10, 10]),
            new(Default, [5.1, 5, 5.1, 5]),
            new(fewer, [5, 5.1, 5, 5.1]),
        ];

        Assert.AreEqual(fewer, Choose(race));
    }

    [TestMethod]
    public void Choose_CandidateEliminatedEarly_IsComparedInItsOwnRounds()
    {
        // The machine slows down after the second round. The eliminated candidate was slower than the other in both of its rounds.
        var gone = Candidate with { ChunkSize = 1 };
        CandidateSamples<ExecutionPlan>[] race =
        [
            new(ExecutionPlan.Sequential, [10, 10, 12, 12, 12]),
            new(Default, [6, 6, 7.2, 7.2, 7.2]),
            new(Candidate, [5, 5, 6, 6, 6]),
            new(gone, [5.5, 5.5]),
        ];

        Assert.AreEqual(Candidate, Choose(race));
    }

    private static ExecutionPlan Choose(CandidateSamples<ExecutionPlan>[] race) =>
        Decision.Choose(race, new LoopCandidates(new SyntheticSubject(new FakeTimeProvider(), _ => 1), new(Processors: 4, MaxDegreeOfParallelism: 0, Budget: TimeSpan.FromSeconds(1))), MeasurementPolicy.Default.Selection);
}
