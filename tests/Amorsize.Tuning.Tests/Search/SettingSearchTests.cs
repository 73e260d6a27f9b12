using Amorsize.Engine;
using Amorsize.Tuning.Search;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Tuning.Tests.Search;

[TestClass]
public sealed class SettingSearchTests
{
    private const int Processors = 8;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider clock = new();

    [TestMethod]
    public void AWorkloadThatScalesGetsAllProcessors()
    {
        var profile = Search(new(clock, setting => 100.0 / setting.Workers));

        Assert.AreEqual(Execution.Threads, profile.Choice.Execution);
        Assert.AreEqual(Processors, profile.Choice.Workers);
        Assert.AreEqual(8, profile.Speedup, 0.01);
        Assert.AreEqual(1, profile.SpeedupOverDefault, 0.01);
    }

    [TestMethod]
    public void AWorkloadThatParallelMakesSlowerStaysSequential()
    {
        var profile = Search(new(clock, setting => setting == Setting.Sequential ? 10 : 18));

        Assert.AreEqual(Setting.Sequential, profile.Choice);
        Assert.AreEqual(1, profile.Speedup);
        StringAssert.Contains(profile.Reason, "0.56x");
    }

    [TestMethod]
    public void AGainOfLessThanThreePercentStaysSequential()
    {
        var profile = Search(new(clock, setting => setting == Setting.Sequential ? 10 : 9.8));

        Assert.AreEqual(Setting.Sequential, profile.Choice);
    }

    [TestMethod]
    public void AmongEqualsTheFewestWorkersWin()
    {
        var profile = Search(new(clock, setting => 100.0 / Math.Min(setting.Workers, 4)));

        Assert.AreEqual(4, profile.Choice.Workers);
    }

    [TestMethod]
    public void ALargeChunkIsFoundForTinyItems()
    {
        // Two nanoseconds of work, fifty for claiming a chunk.
        var subject = new SyntheticSubject(clock, setting => setting.Execution == Execution.Sequential
            ? 0.002
            : (0.002 + (0.05 / (setting.IsLeftToFramework ? 16 : setting.ChunkSize))) / setting.Workers)
        { Items = 10_000_000 };

        var profile = Search(subject);

        Assert.AreEqual(Execution.Threads, profile.Choice.Execution);
        Assert.IsGreaterThan(1000, profile.Choice.ChunkSize);
        Assert.IsGreaterThan(1.5, profile.SpeedupOverDefault);
    }

    [TestMethod]
    public void TheFrameworksDefaultIsTakenWhereNothingElseReachesIt()
    {
        var profile = Search(new(clock, setting => setting switch
        {
            { Execution: Execution.Sequential } => 100,
            { IsLeftToFramework: true } => 13,
            _ => 20,
        }));

        Assert.IsTrue(profile.Choice.IsLeftToFramework);
        StringAssert.Contains(profile.Reason, "framework's default");
    }

    [TestMethod]
    public void AWorkloadThatWaitsGetsFarMoreWorkersThanProcessors()
    {
        var subject = new SyntheticSubject(clock, setting => 20_000.0 / setting.Workers) { CpuShare = 0.02, ParallelExecution = Execution.Async };

        var profile = Search(subject);

        Assert.AreEqual(Execution.Async, profile.Choice.Execution);
        Assert.IsGreaterThan(50, profile.Speedup);
        Assert.IsTrue(profile.Model.IsLatencyBound);
    }

    [TestMethod]
    public void AServiceWithALimitIsNotOverrun()
    {
        // Eight at once; beyond twenty-four each further one slows all down.
        var subject = new SyntheticSubject(clock, setting => 20_000.0 / Math.Min(setting.Workers, 8) * Math.Max(1, setting.Workers / 24.0))
        {
            CpuShare = 0.02,
            ParallelExecution = Execution.Async,
        };

        Assert.AreEqual(8, Search(subject).Choice.Workers);
    }

    [TestMethod]
    public void SequentialAndTheFrameworksDefaultAreAlwaysInTheRace()
    {
        var profile = Search(new(clock, setting => 100.0 / setting.Workers));

        var raced = profile.Race.Select(evidence => evidence.Candidate).ToList();
        CollectionAssert.Contains(raced, Setting.Sequential);
        CollectionAssert.Contains(raced, Setting.FrameworkDefault(Execution.Threads, Processors));
        Assert.IsTrue(profile.Race.All(evidence => evidence.ItemMicroseconds.Count >= Race.FewestRounds));
    }

    [TestMethod]
    public void TheCeilingOfTheFlagIsKept()
    {
        var subject = new SyntheticSubject(clock, setting => 100.0 / setting.Workers);

        var profile = Search(subject, ceiling: 3);

        Assert.AreEqual(3, profile.Choice.Workers);
        Assert.IsLessThanOrEqualTo(3, subject.Runs.Max(setting => setting.Workers));
    }

    [TestMethod]
    public void OnOneProcessorAWorkloadThatComputesStaysSequential()
    {
        var profile = new SettingSearch(clock, () => 0).Run("w", new SyntheticSubject(clock, _ => 100), new(Processors: 1, MaxDegreeOfParallelism: 0, Budget));

        Assert.AreEqual(Setting.Sequential, profile.Choice);
    }

    [TestMethod]
    [DataRow(0.002)]
    [DataRow(100.0)]
    [DataRow(20_000.0)]
    public void TheBudgetIsKept(double itemMicroseconds)
    {
        var started = clock.GetTimestamp();

        Search(new(clock, setting => itemMicroseconds / setting.Workers));

        Assert.IsLessThan(Budget * 1.2, clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void AnItemAsLongAsTheBudgetIsNotRunManyTimesAndTheResultSaysSo()
    {
        var subject = new SyntheticSubject(clock, setting => 3_000_000.0 / setting.Workers);

        var profile = Search(subject);

        Assert.IsLessThanOrEqualTo(4, subject.Runs.Count);
        StringAssert.Contains(profile.Warnings.Single(), "AmorsizeTimeBudget");
    }

    [TestMethod]
    public void AJobIsAlwaysRunWhole()
    {
        var subject = new SyntheticSubject(clock, setting => 100.0 / setting.Workers) { IsDivisible = false, Items = 5000 };

        var profile = Search(subject);

        Assert.AreEqual(5000, subject.MostItemsInOneRun);
        Assert.AreEqual(Processors, profile.Choice.Workers);
    }

    [TestMethod]
    public void ASlowMachineForAWhileDoesNotChangeTheChoice()
    {
        // Every tenth run is three times as slow as it should be.
        var subject = new SyntheticSubject(clock, setting => 100.0 / setting.Workers) { Disturbance = run => run % 10 == 7 ? 3 : 1 };

        Assert.AreEqual(Processors, Search(subject).Choice.Workers);
    }

    [TestMethod]
    public void WarmUpWaitsForTheCompiler()
    {
        // The first quarter of a second runs five times slower, while methods are still being compiled.
        var started = clock.GetTimestamp();
        var subject = new SyntheticSubject(clock, setting => 100.0 / setting.Workers * (IsWarm() ? 1 : 5));

        var profile = new SettingSearch(clock, () => IsWarm() ? 100 : clock.GetTimestamp()).Run("w", subject, new(Processors, MaxDegreeOfParallelism: 0, Budget));

        Assert.AreEqual(100, profile.Model.ItemMicroseconds, 0.01);

        bool IsWarm() => clock.GetElapsedTime(started) > TimeSpan.FromMilliseconds(250);
    }

    private Profile Search(SyntheticSubject subject, int ceiling = 0) =>
        new SettingSearch(clock, () => 0).Run("w", subject, new(Processors, ceiling, Budget));
}
