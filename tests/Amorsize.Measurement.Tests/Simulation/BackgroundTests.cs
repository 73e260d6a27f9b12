using Amorsize.Engine;
using Amorsize.Measurement.Simulation;
using Amorsize.Measurement.Simulation.Backgrounds;
using Amorsize.Measurement.Tests.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Simulation;

/// <summary>Foreign load, changes of the frequency and garbage collections lengthen simulated runs by what they take.</summary>
[TestClass]
public sealed class BackgroundTests
{
    private static readonly ExecutionPlan TwoWorkers = new(Execution.Threads, Workers: 2, ChunkSize: 1);

    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    [DataRow(0, 1, DisplayName = "quiet")]
    [DataRow(2, 2, DisplayName = "two processes that compute beside two workers")]
    [DataRow(1, 1.5, DisplayName = "one process that computes beside two workers")]
    public void Run_BesideLoad_TakesLonger(double load, double factor) => Assert.AreEqual(100 * factor, Run(new SteadyLoad(load), TwoWorkers).Elapsed.TotalMilliseconds, 1);

    [TestMethod]
    public void Run_IdleProcessorForTheWorker_TakesNoLonger() => Assert.AreEqual(100, Run(new SteadyLoad(1), ExecutionPlan.Sequential).Elapsed.TotalMilliseconds, 1);

    [TestMethod]
    public void Run_LoadBeginsInTheMiddle_TakesLongerFromThen() =>
        Assert.AreEqual(150, Run(new SteadyLoad(2, FromSeconds: 0.05), TwoWorkers).Elapsed.TotalMilliseconds, 2);

    [TestMethod]
    public void Run_PeriodicLoad_TakesLongerBySharesOfThePeriod() =>
        Assert.AreEqual(125, Run(new PeriodicLoad(2, PeriodSeconds: 0.01, AwakeShare: 0.4), TwoWorkers).Elapsed.TotalMilliseconds, 3);

    [TestMethod]
    public void Run_SlowerProcessors_TakesLongerWithoutWaits()
    {
        var loop = Loop(new FrequencySteps(stepSeconds: 1, lowestSpeed: 0.5, new Random(1)));

        Assert.IsInRange(100, 200, loop.Run(TwoWorkers, new(1000, 1), Timeout.InfiniteTimeSpan).Elapsed.TotalMilliseconds);
        Assert.AreEqual(0, WaitMilliseconds(loop), 1e-3);
    }

    [TestMethod]
    public void Run_BesideLoad_ReportsTheWaitsOfThreads()
    {
        var loop = Loop(new SteadyLoad(2));

        loop.Run(TwoWorkers, new(1000, 1), Timeout.InfiniteTimeSpan);

        Assert.AreEqual(2 * 100, WaitMilliseconds(loop), 2);
    }

    [TestMethod]
    public void Run_StoppedBesideLoad_EndsAtItsLimit()
    {
        var started = clock.GetTimestamp();

        var trial = Loop(new SteadyLoad(2)).Run(TwoWorkers, new(1000, 1), TimeSpan.FromMilliseconds(150));

        Assert.IsFalse(trial.IsComplete);
        Assert.AreEqual(150, clock.GetElapsedTime(started).TotalMilliseconds, 1e-6);
    }

    [TestMethod]
    public void BurstyLoad_OverTime_TakesItsShare()
    {
        var load = new BurstyLoad(load: 4, burstSeconds: 0.1, pauseSeconds: 0.3, new Random(1));

        Assert.AreEqual(1, Enumerable.Range(0, 100_000).Average(step => load.ForeignLoad(step / 1000.0)), 0.1);
        Assert.AreEqual(0, load.ForeignLoad(0), "it begins with a pause");
    }

    [TestMethod]
    public void CollectingLoop_ManyRuns_PausesForItsShare()
    {
        var collection = new GarbageCollection(IntervalMicroseconds: 30_000, PauseMicroseconds: 3_000);
        var loop = new CollectingLoop(new SyntheticSubject(clock, _ => 10), collection, itemMicroseconds: 10, clock, new Random(1));

        var trials = Enumerable.Range(0, 300).Select(_ => loop.Run(ExecutionPlan.Sequential, new(1000, 1), Timeout.InfiniteTimeSpan)).ToList();

        Assert.AreEqual(100, trials.Sum(trial => trial.Collections));
        Assert.AreEqual(11, trials.Average(trial => trial.Elapsed.TotalMilliseconds), 0.2);
    }

    private Trial Run(IBackground background, ExecutionPlan plan) => Loop(background).Run(plan, new(1000, 1), Timeout.InfiniteTimeSpan);

    private DisturbedLoop Loop(IBackground background) => new(new SyntheticSubject(clock, _ => 100), background, processors: 2, clock);

    private static double WaitMilliseconds(DisturbedLoop loop) =>
        loop.Of(new SearchHarness().QuietInstruments).Threads()!.Values.Sum(thread => thread.QueueWait.TotalMilliseconds);
}
