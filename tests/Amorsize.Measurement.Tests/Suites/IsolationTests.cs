using System.Globalization;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Suites in which a few tests clash when they run beside each other.</summary>
[TestClass]
public sealed class IsolationTests
{
    private const int Tests = 500;
    private const int TestsOfClass = 10;
    private const int Processors = 4;
    private const int RandomSuites = 100;

    // Most runs that a search makes to find the tests and to verify that the others pass.
    private const int MostRunsWithout = 12;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Search_RandomSuitesWithClashingPairs_FindsThemInNineOfTen(int pairs)
    {
        var (shown, found) = (0, 0);
        for (var seed = 0; seed < RandomSuites; seed++)
        {
            var random = new Random(seed);
            var clashing = Enumerable.Range(0, pairs).Select(_ => RandomPair(random)).ToList();
            var suite = new ClashingSuite(Runners.MSTest, RandomTests(random), (one, other) => clashing.Contains((one, other)), seed);

            var profile = suite.Search();

            if (profile.FailInParallel.Count == 0)
                continue;
            shown++;
            Assert.IsLessThanOrEqualTo(MostRunsWithout, suite.RunsWithout);
            if (profile.Isolation is { } isolation && isolation.Units.All(unit => clashing.Exists(pair => pair.First == unit || pair.Second == unit)))
                found++;
        }
        Assert.IsGreaterThan(RandomSuites / 2, shown, "most pairs clash in a run of the search");
        Assert.IsGreaterThanOrEqualTo(0.9 * shown, found);
    }

    [TestMethod]
    public void Search_TwoTestsClash_IsolatesThemWithTheirGain()
    {
        var suite = Suite(Runners.MSTest, (one, other) => (one, other) is ("Test010", "Test011") or ("Test011", "Test010"));

        var isolation = suite.Search().Isolation!;

        Assert.HasCount(1, isolation.Units, "the other test of a pair has nothing to clash with");
        Assert.Contains(isolation.Units[0], (string[])["Test010", "Test011"]);
        Assert.AreEqual((TestScope.Methods, 3), (isolation.Plan.Scope, isolation.Runs));
        Assert.IsLessThan(isolation.InPlaceOf, isolation.Time);
    }

    [TestMethod]
    public void Search_OneTestDisturbsManyOthers_IsolatesThatOne()
    {
        var suite = Suite(Runners.MSTest, (one, other) => other == "Test250" && one != "Test250");

        Assert.AreSequenceEqual(["Test250"], suite.Search().Isolation!.Units);
    }

    [TestMethod]
    [DataRow(SuiteEnd.Crashed)]
    [DataRow(SuiteEnd.TimedOut)]
    public void Search_ClashWithoutResults_IsBisected(object end)
    {
        var traits = Runners.NUnit(Processors);
        var suite = new ClashingSuite(traits, RandomTests(new(7)), (one, other) => (one, other) is ("Test010", "Test011"), seed: 7) { EndOfClash = (SuiteEnd)end };

        var isolation = suite.Search().Isolation!;

        Assert.HasCount(1, isolation.Units);
        Assert.Contains(isolation.Units[0], (string[])["Test010", "Test011"]);
    }

    [TestMethod]
    public void Search_FrameworkIsolatesClasses_NamesTheClass()
    {
        var suite = Suite(Runners.Xunit(Processors) with { IsolatesClasses = true }, (one, other) => (one, other) is ("Test010", "Test020"));

        var isolation = suite.Search().Isolation!;

        Assert.HasCount(1, isolation.Units);
        Assert.Contains(isolation.Units[0], (string[])["Class01", "Class02"]);
    }

    [TestMethod]
    public void Search_InSlices_RunsNothingTwice()
    {
        var clash = (string one, string other) => (one, other) is ("Test010", "Test011");
        var (whole, sliced) = (Suite(Runners.MSTest, clash), Suite(Runners.MSTest, clash));

        var one = whole.Search(TimeSpan.FromSeconds(100)).Isolation!;
        var other = sliced.Search(TimeSpan.FromMilliseconds(1)).Isolation!;

        Assert.AreSequenceEqual(one.Units, other.Units);
        Assert.AreSequenceEqual(whole.Runs.Select(run => (run.Plan, string.Join(' ', run.Without))), sliced.Runs.Select(run => (run.Plan, string.Join(' ', run.Without))));
    }

    [TestMethod]
    public void Search_EveryTestClashes_IsolatesNone()
    {
        var suite = Suite(Runners.MSTest, (one, other) => true);

        Assert.IsNull(suite.Search().Isolation);
    }

    [TestMethod]
    public void Search_ClashingSuite_StaysWithinEightSequentialRuns()
    {
        var suite = Suite(Runners.MSTest, (one, other) => (one, other) is ("Test010", "Test011"));
        var start = suite.Clock.GetTimestamp();

        var profile = suite.Search();

        Assert.IsNotNull(profile.Isolation);
        Assert.IsLessThanOrEqualTo(8 * profile.Sequential, suite.Clock.GetElapsedTime(start));
    }

    private static ClashingSuite Suite(RunnerTraits traits, Func<string, string, bool> clashes) => new(traits, RandomTests(new(1)), clashes, seed: 1);

    // Most tests take some hundredths of a second; one in twenty takes up to twenty times as long.
    private static IReadOnlyList<SyntheticTest> RandomTests(Random random) =>
        [.. Enumerable.Range(0, Tests).Select(number => new SyntheticTest(NameOf(number), ClassOf(number), (0.01 + (0.09 * random.NextDouble())) * (random.Next(20) == 0 ? 20 : 1), CpuShare: 0))];

    // Tests that share state are mostly in one class. One or both of them may fail.
    private static (string First, string Second) RandomPair(Random random)
    {
        var first = random.Next(Tests);
        var second = (first - (first % TestsOfClass)) + ((first + random.Next(1, TestsOfClass)) % TestsOfClass);
        return (NameOf(first), NameOf(second));
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Test{number:000}");

    private static string ClassOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Class{number / TestsOfClass:00}");
}
