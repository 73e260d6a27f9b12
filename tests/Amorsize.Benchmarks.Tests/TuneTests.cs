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

    [TestMethod]
    [DataRow(1.8, true, true)]
    [DataRow(1.65, true, false)]
    [DataRow(1.2, false, false)]
    public void Claim_OtherSpeedupMeasured_IsNearOrCovered(double measured, bool isNear, bool isCovered)
    {
        var tune = Threads(2) with { Speedup = 1.9, Interval = new(1.7, 2) };

        Assert.IsTrue(tune.HasClaim);
        Assert.AreEqual(isNear, tune.IsClaimNear(measured));
        Assert.AreEqual(isCovered, tune.IsCovered(measured));
    }

    [TestMethod]
    public void HasClaim_SequentialOrUnknown_IsFalse()
    {
        Assert.IsFalse(Threads(2).HasClaim);
        Assert.IsFalse((Chose(ExecutionPlan.Sequential) with { Speedup = 1, Interval = new(1, 1) }).HasClaim);
    }

    private static Tune Threads(int workers) => Chose(new(Execution.Threads, workers, ChunkSize: 1));

    private static Tune Chose(ExecutionPlan plan) => new(Candidate.Of(plan), ProfileOutcome.Measured, "", [], Elapsed: default, SearchElapsed: default, RaceElapsed: default);
}
