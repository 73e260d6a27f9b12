using Amorsize.Engine;
using Amorsize.Tuning.Search;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Tuning.Tests.Search;

[TestClass]
public sealed class RaceTests
{
    private static readonly Setting Slow = new(Execution.Threads, Workers: 2, ChunkSize: 1);
    private static readonly Setting Fast = new(Execution.Threads, Workers: 4, ChunkSize: 1);

    private readonly FakeTimeProvider clock = new();
    private readonly List<Setting> runs = [];

    [TestMethod]
    public void CandidatesAreInterleavedAndTheirOrderIsReversedInEachRound()
    {
        Run(_ => 1, TimeSpan.FromHours(1));

        CollectionAssert.AreEqual(new[] { Setting.Sequential, Slow, Fast, Fast, Slow, Setting.Sequential }, runs[3..9]);
    }

    [TestMethod]
    public void TheFirstRunOfEachIsNotCounted()
    {
        var race = Run(_ => runs.Count <= 3 ? 100 : 1, TimeSpan.FromHours(1));

        Assert.IsTrue(race.All(evidence => evidence.ItemMicroseconds.All(sample => sample == 1)));
    }

    [TestMethod]
    public void TheClearlyBeatenGoAfterThreeRoundsAndBaselinesNever()
    {
        var race = Run(setting => setting == Fast ? 1 : 2, TimeSpan.FromHours(1));

        Assert.HasCount(3, Of(race, Slow).ItemMicroseconds);
        Assert.HasCount(Race.MostRounds, Of(race, Fast).ItemMicroseconds);
        Assert.HasCount(Race.MostRounds, Of(race, Setting.Sequential).ItemMicroseconds);
    }

    [TestMethod]
    public void OneSlowRunDoesNotEliminate()
    {
        var race = Run(setting => setting == Fast && runs.Count(run => run == Fast) == 3 ? 50 : 1, TimeSpan.FromHours(1));

        Assert.HasCount(Race.MostRounds, Of(race, Fast).ItemMicroseconds);
    }

    [TestMethod]
    public void WithoutTimeTheBaselinesAreStillRunOnce()
    {
        var race = Run(_ => 1, TimeSpan.Zero);

        Assert.AreEqual(Setting.Sequential, race.Single().Candidate);
        Assert.HasCount(1, race.Single().ItemMicroseconds);
    }

    private static Evidence Of(IReadOnlyList<Evidence> race, Setting candidate) => race.Single(evidence => evidence.Candidate == candidate);

    private IReadOnlyList<Evidence> Run(Func<Setting, double> time, TimeSpan budget) => new Race(setting =>
    {
        runs.Add(setting);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        return time(setting);
    }).Run([Setting.Sequential], [Slow, Fast], Deadline.After(clock, budget));
}
