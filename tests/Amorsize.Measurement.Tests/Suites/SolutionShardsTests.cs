using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>The division of several suites at once.</summary>
[TestClass]
public sealed class SolutionShardsTests
{
    [TestMethod]
    public void Divide_SuitesThatFit_RunAsAWhole() =>
        Assert.AreSequenceEqual(["A*", "B* C*"], Texts([Suite("A", 10, 1), Suite("B", 5, 1), Suite("C", 5, 1)], 2));

    [TestMethod]
    public void Divide_OneLongSuite_IsDividedAndTheOthersFillUp() =>
        Assert.AreSequenceEqual(["A3 B*", "A7"], Texts([Suite("A", 10, 1), Suite("B", 2, 2)], 2));

    [TestMethod]
    public void Divide_TwoSuitesLongerThanAShard_AreBothDivided() =>
        Assert.AreEqual(TimeSpan.FromSeconds(5), SuiteShards.Divide([Suite("A", 10, 1), Suite("B", 10, 1)], 4).Max(shard => shard.Time));

    [TestMethod]
    public void Divide_StartThatTakesLonger_KeepsTheSuiteWhole() =>
        Assert.AreSequenceEqual(["", "A*"], Texts([Suite("A", 2, 0.001) with { Start = TimeSpan.FromSeconds(10) }], 2).Order(StringComparer.Ordinal));

    [TestMethod]
    public void Divide_SuiteThatCannotBeDivided_IsWhole() =>
        Assert.AreSequenceEqual(["", "A*"], Texts([Suite("A", 10, 1) with { CanBeDivided = false }], 2).Order(StringComparer.Ordinal));

    [TestMethod]
    public void Divide_RandomSolutions_HasEachUnitOnceAndIsNeverSlowerThanWholeSuites()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var suites = Enumerable.Range(0, random.Next(1, 9)).Select(number => RandomSuite(random, $"S{number}")).ToList();
            var count = random.Next(1, 7);

            var shards = SuiteShards.Divide(suites, count);

            Assert.HasCount(count, shards);
            Assert.AreSequenceEqual(Names(suites.SelectMany(suite => suite.Units)), Names(shards.SelectMany(shard => shard.Parts).SelectMany(part => part.Units)), $"seed {seed}");
            Assert.IsTrue(shards.All(shard => shard.Parts.Select(part => part.Suite.Name).Distinct().Count() == shard.Parts.Count), $"seed {seed}");
            Assert.IsTrue(shards.SelectMany(shard => shard.Parts).All(part => part.IsWhole || part.Suite.CanBeDivided), $"seed {seed}");
            var whole = SuiteShards.Divide([.. suites.Select(suite => suite with { CanBeDivided = false })], count);
            Assert.IsLessThanOrEqualTo(whole.Max(shard => shard.Time), shards.Max(shard => shard.Time), $"seed {seed}");
            Assert.AreSequenceEqual(Texts(suites, count), Texts([.. suites.AsEnumerable().Reverse()], count), $"seed {seed}");
        }
    }

    private static ShardSuite Suite(string name, int units, double seconds) =>
        new() { Name = name, Units = [.. Enumerable.Range(0, units).Select(number => new ShardUnit($"{name}{number}", TimeSpan.FromSeconds(seconds)))] };

    private static ShardSuite RandomSuite(Random random, string name) => new()
    {
        Name = name,
        Units = [.. Enumerable.Range(0, random.Next(1, 30)).Select(number => new ShardUnit($"{name}.C{number}", random.Next(6) == 0 ? null : TimeSpan.FromMilliseconds(random.Next(1, 3000))))],
        Start = TimeSpan.FromMilliseconds(random.Next(1000)),
        Share = random.NextDouble(),
        IsParallelInUnits = random.Next(2) == 0,
        CanBeDivided = random.Next(4) > 0,
    };

    private static IEnumerable<string> Names(IEnumerable<ShardUnit> units) => units.Select(unit => unit.Name).Order(StringComparer.Ordinal);

    // A star marks a whole suite, a number the units of a part.
    private static IEnumerable<string> Texts(IReadOnlyList<ShardSuite> suites, int count) =>
        [.. SuiteShards.Divide(suites, count).Select(shard => string.Join(' ', shard.Parts.Select(part => part.IsWhole ? $"{part.Suite.Name}*" : $"{part.Suite.Name}{part.Units.Count}")))];
}
