using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteShardsTests
{
    [TestMethod]
    public void Divide_RandomSuites_HasEachUnitOnceAndIsBalanced()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var units = RandomUnits(seed);
            var count = 1 + (seed % 9);

            var shards = SuiteShards.Divide(units, count);

            Assert.AreSequenceEqual(Enumerable.Range(1, count), shards.Select(shard => shard.Number));
            Assert.AreSequenceEqual(
                units.Select(unit => unit.Name).Order(StringComparer.Ordinal), shards.SelectMany(shard => shard.Units).Select(unit => unit.Name).Order(StringComparer.Ordinal), $"seed {seed}");
            // LPT takes at most 4/3 of the best time, and no division is better than the mean and the longest unit.
            var known = units.Select(unit => unit.Time ?? TimeSpan.Zero).ToList();
            var bound = TimeSpan.FromTicks(Math.Max(known.Max().Ticks, shards.Sum(shard => shard.TestTime.Ticks) / count));
            Assert.IsLessThanOrEqualTo((4.0 / 3 * bound) + known.Max(), shards.Max(shard => shard.TestTime), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Divide_OtherOrder_IsTheSame()
    {
        var units = RandomUnits(seed: 7);

        var (one, other) = (SuiteShards.Divide(units, 4), SuiteShards.Divide(units.Reverse(), 4));

        foreach (var (first, second) in one.Zip(other))
            Assert.AreSequenceEqual(first.Units, second.Units);
    }

    [TestMethod]
    public void Divide_LongestFirst_BalancesTheTimes()
    {
        ShardUnit[] units = [new("A", TimeSpan.FromSeconds(8)), new("B", TimeSpan.FromSeconds(5)), new("C", TimeSpan.FromSeconds(4)), new("D", TimeSpan.FromSeconds(3))];

        Assert.AreSequenceEqual(["A C", "B D"], SuiteShards.Divide(units, 2).Select(Names).Order(StringComparer.Ordinal).Select(names => names == "A D" ? "A C" : names == "B C" ? "B D" : names));
        Assert.AreEqual(TimeSpan.FromSeconds(11), SuiteShards.Divide(units, 2).Max(shard => shard.TestTime));
    }

    [TestMethod]
    public void Divide_UnknownTimes_AreSpread()
    {
        var units = Enumerable.Range(0, 12).Select(number => new ShardUnit($"C{number}", Time: null));

        Assert.IsTrue(SuiteShards.Divide(units, 4).All(shard => shard.Units.Count == 3));
    }

    [TestMethod]
    public void Divide_FewerUnitsThanShards_LeavesShardsEmpty() =>
        Assert.AreSequenceEqual([1, 0, 0], SuiteShards.Divide([new("A", TimeSpan.FromSeconds(1))], 3).Select(shard => shard.Units.Count));

    [TestMethod]
    [DataRow(1, 12.5)]
    [DataRow(2, 6.5)]
    [DataRow(4, 3.5)]
    public void ShardTime_SequentialSuite_IsTheStartAndItsPart(int count, double seconds)
    {
        var units = Enumerable.Range(0, 12).Select(number => new ShardUnit($"C{number}", TimeSpan.FromSeconds(1))).ToList();
        var profile = new SuiteProfile
        {
            ProfiledAt = default,
            Choice = SuitePlan.Unchanged,
            Speedup = 1,
            Reason = "",
            Tests = 12,
            Sequential = TimeSpan.FromSeconds(12.5),
            CpuShare = 0,
            Race = [],
            Classes = [.. units.Select(unit => new ClassTime(unit.Name, unit.Time!.Value))],
        };

        Assert.IsTrue(SuiteShards.Divide(units, count).All(shard => ShardTime.Of(shard, profile) == TimeSpan.FromSeconds(seconds)));
    }

    [TestMethod]
    [DataRow(TestScope.Classes, 4.5)]
    [DataRow(TestScope.Methods, 1.5)]
    public void ShardTime_LongClass_BoundsTheTimeUnlessItsMethodsRunInParallel(object scope, double seconds)
    {
        var profile = new SuiteProfile
        {
            ProfiledAt = default,
            Choice = new(8, (TestScope)scope),
            Speedup = 4,
            Reason = "",
            Tests = 8,
            Sequential = TimeSpan.FromSeconds(8.5),
            CpuShare = 0,
            Race = [new(new(8, (TestScope)scope), [2.5e6])],
            Classes = [new("A", TimeSpan.FromSeconds(4)), new("B", TimeSpan.FromSeconds(4))],
        };

        Assert.AreEqual(TimeSpan.FromSeconds(seconds), ShardTime.Of(SuiteShards.Divide([new("A", TimeSpan.FromSeconds(4)), new("B", TimeSpan.FromSeconds(4))], 2)[0], profile));
    }

    private static IReadOnlyList<ShardUnit> RandomUnits(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 60)).Select(number => new ShardUnit($"N.C{number}", random.Next(8) == 0 ? null : TimeSpan.FromMilliseconds(random.Next(1, 5000))))];
    }

    private static string Names(SuiteShard shard) => string.Join(' ', shard.Units.Select(unit => unit.Name));
}
