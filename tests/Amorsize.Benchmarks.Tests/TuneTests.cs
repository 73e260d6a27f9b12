using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class TuneTests
{
    [TestMethod]
    public void IsOfSameClassAs_Threads_OnlyUpToTwiceTheWorkers()
    {
        Assert.IsTrue(Threads(4).IsOfSameClassAs(Threads(8)));
        Assert.IsTrue(Threads(8).IsOfSameClassAs(Threads(4)));
        Assert.IsFalse(Threads(4).IsOfSameClassAs(Threads(9)));
    }

    [TestMethod]
    public void IsOfSameClassAs_SequentialAndThreads_IsFalse() => Assert.IsFalse(Chose(ExecutionPlan.Sequential).IsOfSameClassAs(Threads(2)));

    private static Tune Threads(int workers) => Chose(new(Execution.Threads, workers, ChunkSize: 1));

    private static Tune Chose(ExecutionPlan plan) => new(Candidate.Of(plan), ProfileOutcome.Measured, "", [], Elapsed: default, SearchElapsed: default, RaceElapsed: default);
}
