using Amorsize.Engine;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class ObservedSubjectTests
{
    private const int Processors = 2;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider clock = new();
    private readonly SyntheticSubject subject;
    private InterferenceLog log = null!;

    // Wait of each run, over the time that it computes. Later runs do not wait.
    private double[] waits = [];
    private bool isCpuBound = true;

    public ObservedSubjectTests() => subject = new(clock, _ => 10_000) { Items = 1, SlowdownOfRun = run => 1 + WaitOf(run) };

    [TestMethod]
    [DataRow(1)]
    [DataRow(Processors)]
    public void Run_WorkersThatWait_TimeWithoutTheWaitCounts(int workers)
    {
        waits = [1];

        Assert.AreEqual(Quiet, Observe(workers, runs: 1).Single());
        Assert.AreEqual(1, log.DisturbedTrials);
    }

    [TestMethod]
    public void Run_MoreWorkersThanProcessors_TheirWaitIsPartOfThePlan()
    {
        waits = [1];

        Assert.AreEqual(2 * Quiet, Observe(Processors + 1, runs: 1).Single());
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2, 2)]
    public void Run_QuotaOfOneAndAHalf_StopsThePlanOfTwoInProductionToo(int workers, int runsLong)
    {
        waits = [1];

        Assert.AreEqual(runsLong * Quiet, Observed(Instruments with { CpuQuota = 1.5 }).Run(new(Execution.Threads, workers, ChunkSize: 1), new(Items: 1, Passes: 1), Timeout.InfiniteTimeSpan).Elapsed);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(Processors)]
    public void Run_IoBound_WaitIsPartOfThePlan(int workers)
    {
        waits = [1];
        isCpuBound = false;

        Assert.AreEqual(2 * Quiet, Observe(workers, runs: 1).Single());
        Assert.AreEqual(1, log.DisturbedTrials);
    }

    [TestMethod]
    public void Run_OneDisturbedTrialAmongQuietOnes_IsRunAgain()
    {
        waits = [0, 0, 1];

        Observe(workers: 1, runs: 3);

        Assert.HasCount(4, subject.Runs);
        Assert.AreEqual(0, log.DisturbedTrials);
    }

    [TestMethod]
    public void Run_MostTrialsDisturbed_AreNotRunAgain()
    {
        waits = [1, 1, 1, 1];

        Observe(workers: 1, runs: 4);

        Assert.HasCount(4, subject.Runs);
        Assert.AreEqual(4, log.DisturbedTrials);
    }

    [TestMethod]
    public void Run_SystemWithoutThreadTimes_LeavesTheTrial()
    {
        waits = [1];
        var instruments = Instruments with { Threads = () => null };

        Assert.AreEqual(2 * Quiet, Observed(instruments).Run(ExecutionPlan.Sequential, new(Items: 1, Passes: 1), Timeout.InfiniteTimeSpan).Elapsed);
    }

    [TestMethod]
    [DataRow(0.0, 2.0, DisplayName = "nothing else runs: the threads wait for each other")]
    [DataRow(0.5, 1.5)]
    [DataRow(1.0, 1.0, DisplayName = "other processes explain the wait")]
    public void Run_WorkersThatWait_OnlyTimeThatOthersTookIsTakenOff(double othersTook, double counted)
    {
        waits = [1];
        var instruments = Instruments with { ProcessorTimes = () => new(All: othersTook * subject.Runs.Count * Quiet, Own: TimeSpan.Zero, Processors) };

        Assert.AreEqual(counted * Quiet, Observed(instruments).Run(ExecutionPlan.Sequential, new(Items: 1, Passes: 1), Timeout.InfiniteTimeSpan).Elapsed);
    }

    [TestMethod]
    [DataRow(1, 4, 16)]
    [DataRow(Processors, 4, 18, DisplayName = "both workers wait for half of it")]
    [DataRow(1, 30, 10, DisplayName = "no more than the threads waited")]
    public void Run_CompilerBesideTheTrial_ItsTimeIsTakenOff(int workers, int compiling, int counted)
    {
        waits = [1];
        var instruments = Instruments with
        {
            CompilationTime = () => subject.Runs.Count * TimeSpan.FromMilliseconds(compiling),
            ProcessorTimes = () => new(All: TimeSpan.Zero, Own: TimeSpan.Zero, Processors),
        };

        Assert.AreEqual(TimeSpan.FromMilliseconds(counted), Observed(instruments).Run(new(Execution.Threads, workers, ChunkSize: 1), new(Items: 1, Passes: 1), Timeout.InfiniteTimeSpan).Elapsed);
    }

    [TestMethod]
    [DataRow(1, 15, 15)]
    [DataRow(Processors, 30, 15)]
    [DataRow(1, 25, 20, DisplayName = "no more than it took")]
    public void Run_MoreWaitsCountedThanThereWere_TrialTakesItsCpuTime(int workers, int cpu, int counted)
    {
        waits = [1];
        subject.Cpu = TimeSpan.FromMilliseconds(cpu);

        Assert.AreEqual(TimeSpan.FromMilliseconds(counted), Observe(workers, runs: 1).Single());
    }

    [TestMethod]
    public void Run_TrialsThatWait_HaveALongerLimit()
    {
        waits = [1, 1];
        var observed = Observed(Instruments);

        observed.Run(ExecutionPlan.Sequential, new(Items: 1, Passes: 1), Timeout.InfiniteTimeSpan);

        Assert.IsTrue(observed.Run(ExecutionPlan.Sequential, new(Items: 1, Passes: 1), limit: 1.5 * Quiet).IsComplete);
        Assert.IsFalse(Observed(Instruments).Run(ExecutionPlan.Sequential, new(Items: 1, Passes: 1), limit: 0.5 * Quiet).IsComplete);
    }

    // All threads of a trial compute for 10 ms and wait alike, so that the sums over them are multiples of those of one.
    private Instruments Instruments => new(clock, () => TimeSpan.Zero, () => null, () => 0)
    {
        Threads = () => Enumerable.Range(1, Processors + 1).ToDictionary(
            id => id,
            _ => new ThreadTimes(subject.Runs.Count * Quiet, Enumerable.Range(0, subject.Runs.Count).Sum(WaitOf) * Quiet, Waits: null)),
    };

    private List<TimeSpan> Observe(int workers, int runs)
    {
        var observed = Observed(Instruments);
        return [.. Enumerable.Range(0, runs).Select(_ => observed.Run(new(Execution.Threads, workers, ChunkSize: 1), new(Items: 1, Passes: 1), Timeout.InfiniteTimeSpan).Elapsed)];
    }

    private ObservedSubject<ExecutionPlan> Observed(Instruments instruments)
    {
        var policy = new InterferencePolicy();
        log = new(instruments, policy);
        return new(subject, plan => plan.Workers, Processors, isCpuBound, instruments, log, Deadline.After(clock, TimeSpan.FromSeconds(1)), policy);
    }

    private double WaitOf(int run) => run < waits.Length ? waits[run] : 0;
}
