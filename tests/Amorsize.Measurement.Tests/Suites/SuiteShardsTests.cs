using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

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

            var shards = Divide(units, count);

            Assert.AreSequenceEqual(Enumerable.Range(1, count), shards.Select(shard => shard.Number));
            Assert.AreSequenceEqual(units.Select(unit => unit.Name).Order(StringComparer.Ordinal), shards.SelectMany(Units).Select(unit => unit.Name).Order(StringComparer.Ordinal), $"seed {seed}");
            // LPT takes at most 4/3 of the best time, and no division is better than the mean and the longest unit.
            var known = units.Select(unit => unit.Time ?? TimeSpan.Zero).ToList();
            var bound = TimeSpan.FromTicks(Math.Max(known.Max().Ticks, shards.Sum(shard => shard.Time.Ticks) / count));
            Assert.IsLessThanOrEqualTo((4.0 / 3 * bound) + known.Max(), shards.Max(shard => shard.Time), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Divide_OtherOrder_IsTheSame()
    {
        var units = RandomUnits(seed: 7);

        var (one, other) = (Divide(units, 4), Divide([.. units.Reverse()], 4));

        foreach (var (first, second) in one.Zip(other))
            Assert.AreSequenceEqual(Units(first), Units(second));
    }

    [TestMethod]
    public void Divide_LongestFirst_BalancesTheTimes()
    {
        ShardUnit[] units = [new("A", Seconds(8)), new("B", Seconds(5)), new("C", Seconds(4)), new("D", Seconds(3))];

        Assert.AreSequenceEqual(["A D", "B C"], Divide(units, 2).Select(Names).Order(StringComparer.Ordinal));
        Assert.AreEqual(Seconds(11), Divide(units, 2).Max(shard => shard.Time));
    }

    [TestMethod]
    public void Divide_UnknownTimes_AreSpread()
    {
        var units = Enumerable.Range(0, 12).Select(number => new ShardUnit($"C{number}", Time: null)).ToList();

        Assert.IsTrue(Divide(units, 4).All(shard => Units(shard).Count() == 3));
    }

    [TestMethod]
    public void Divide_NewUnits_AreSpreadOverShardsOfKnownOnes()
    {
        var units = Enumerable.Range(0, 8).Select(number => new ShardUnit($"C{number}", number < 4 ? Seconds(2) : null)).ToList();

        Assert.IsTrue(Divide(units, 4).All(shard => Units(shard).Count(unit => unit.Time is null) == 1));
    }

    [TestMethod]
    public void Divide_FewerUnitsThanShards_LeavesShardsEmpty() =>
        Assert.AreSequenceEqual([1, 0, 0], Divide([new("A", Seconds(1))], 3).Select(shard => Units(shard).Count()));

    [TestMethod]
    [DataRow(1, 12.5)]
    [DataRow(2, 6.5)]
    [DataRow(4, 3.5)]
    public void Time_SequentialSuite_IsTheStartAndItsPart(int count, double seconds)
    {
        var profile = Profile(SuitePlan.Unchanged, Seconds(12.5), [.. Enumerable.Range(0, 12).Select(number => new ClassTime($"C{number}", Seconds(1)))]);

        Assert.IsTrue(SuiteShards.Divide([SuiteOf(profile)], count).All(shard => shard.Time == Seconds(seconds)));
    }

    [TestMethod]
    [DataRow(TestScope.Classes, TestScope.Classes, 4.5)]
    [DataRow(TestScope.Methods, TestScope.Classes, 1.5)]
    [DataRow(TestScope.AsDeclared, TestScope.Classes, 4.5)]
    [DataRow(TestScope.AsDeclared, TestScope.Methods, 1.5)]
    public void Time_LongClass_BoundsItUnlessItsMethodsRunInParallel(object scope, object declared, double seconds)
    {
        var plan = new SuitePlan(8, (TestScope)scope);
        var profile = Profile(plan, Seconds(8.5), [new("A", Seconds(4)), new("B", Seconds(4))]) with { Race = [new(plan, [2.5e6])] };

        Assert.AreEqual(Seconds(seconds), SuiteShards.Divide([SuiteOf(profile, (TestScope)declared)], 2).Max(shard => shard.Time));
    }

    [TestMethod]
    public void Time_LongTest_BoundsItAlsoWhereMethodsRunInParallel()
    {
        var plan = new SuitePlan(8, TestScope.Methods);
        var profile = Profile(plan, Seconds(8.5), [new("A", Seconds(4), Seconds(1.5)), new("B", Seconds(4), Seconds(1))]) with { Race = [new(plan, [2.5e6])] };

        Assert.AreSequenceEqual([2.0, 1.5], SuiteShards.Divide([SuiteOf(profile)], 2).Select(shard => shard.Time.TotalSeconds));
    }

    [TestMethod]
    [DataRow(null, 6.25)]
    [DataRow(0.5, 3.5)]
    public void Time_TimeBetweenTests_GrowsWithTheTests(double? outsideTests, double seconds)
    {
        var profile = Profile(SuitePlan.Unchanged, Seconds(6.5), [new("A", Seconds(0.25)), new("B", Seconds(0.25))]) with
        {
            OutsideTests = outsideTests is { } known ? Seconds(known) : null,
        };

        Assert.IsTrue(SuiteShards.Divide([SuiteOf(profile)], 2).All(shard => shard.Time == Seconds(seconds)));
    }

    [TestMethod]
    public void Suite_AsJson_IsTheSame()
    {
        var suite = new ShardSuite { Name = "A|net10.0", Units = [new("N.A", Seconds(1.5), Seconds(0.5)), new("N.B", Time: null)], Start = Seconds(0.25), Share = 0.125, SequentialShare = 1.5, IsParallelInUnits = true, CanBeDivided = false, IsMeasured = true };

        var read = JsonMembers.Read<ShardSuite>(JsonMembers.Write<ShardSuite>(suite, ShardSuite.Map), ShardSuite.Map);

        Assert.AreSequenceEqual(suite.Units, read.Units);
        Assert.AreEqual(suite, read with { Units = suite.Units });
    }

    private static ShardSuite SuiteOf(SuiteProfile profile, TestScope declared = TestScope.Classes) =>
        ShardSuite.Of("A", [.. profile.Classes.Select(one => new ShardUnit(one.Name, one.Time, one.LongestTest))], profile, declared);

    private static SuiteProfile Profile(SuitePlan choice, TimeSpan sequential, IReadOnlyList<ClassTime> classes) => new()
    {
        ProfiledAt = default,
        Choice = choice,
        Speedup = 1,
        Reason = "",
        Tests = classes.Count,
        Sequential = sequential,
        CpuShare = 0,
        Race = [],
        Classes = classes,
    };

    private static IReadOnlyList<SuiteShard> Divide(IReadOnlyList<ShardUnit> units, int count) => SuiteShards.Divide([new() { Name = "A", Units = units }], count);

    private static IReadOnlyList<ShardUnit> RandomUnits(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(1, 60)).Select(number => new ShardUnit($"N.C{number}", number > 0 && random.Next(8) == 0 ? null : TimeSpan.FromMilliseconds(random.Next(1, 5000))))];
    }

    private static IEnumerable<ShardUnit> Units(SuiteShard shard) => shard.Parts.SelectMany(part => part.Units);

    private static string Names(SuiteShard shard) => string.Join(' ', Units(shard).Select(unit => unit.Name));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
