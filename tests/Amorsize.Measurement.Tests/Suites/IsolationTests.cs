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
    private const int RandomSuites = 20;

    // Most runs that a search makes to find the tests and to verify that the others pass.
    private const int MostRunsWithout = 20;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Search_RandomSuitesWithClashingPairs_FindsThemInNineOfTen(int pairs)
    {
        var (shown, found) = (0, 0);
        var runs = new List<int>();
        for (var seed = 0; seed < RandomSuites; seed++)
        {
            var random = new Random(seed);
            var clashing = Enumerable.Range(0, pairs).Select(_ => RandomPair(random)).ToList();
            var suite = new ClashingSuite(Runners.MSTest, RandomTests(random), (one, other) => clashing.Contains((one, other)), seed);

            var profile = suite.Search();

            if (profile.FailInParallel.Count == 0)
                continue;
            shown++;
            runs.Add(suite.RunsWithout);
            Assert.IsLessThanOrEqualTo(MostRunsWithout, suite.RunsWithout);
            if (profile.Isolation is { } isolation && isolation.Units.All(unit => clashing.Exists(pair => pair.First == unit || pair.Second == unit)))
                found++;
        }
        TestContext.WriteLine($"{pairs} pairs: shown in {shown} of {RandomSuites}, isolated in {found}, {runs.Average():0.0} runs, at most {runs.Max()}");
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

    // The two tests take so long that they meet in every run.
    [TestMethod]
    public void Search_ClashThatCrashes_IsBisected()
    {
        var traits = Runners.NUnit(Processors);
        var tests = RandomTests(new(7)).Select(test => test.Name is "Test010" or "Test011" ? test with { Seconds = 3 } : test).ToList();
        var suite = new ClashingSuite(traits, tests, (one, other) => (one, other) is ("Test010", "Test011"), seed: 7) { EndOfClash = SuiteEnd.Crashed };

        var isolation = suite.Search().Isolation!;

        Assert.HasCount(1, isolation.Units);
        Assert.Contains(isolation.Units[0], (string[])["Test010", "Test011"]);
    }

    // A parallel run takes about half as long as the sequential one, so that the time would be over before all plans have crashed and the tests are bisected.
    [TestMethod]
    public void Search_EveryParallelPlanCrashes_KeepsTimeToBisect()
    {
        SyntheticTest[] tests = [.. SyntheticTest.Alike(32, classes: 8, seconds: 0.04, cpuShare: 0), new("One", "ClassA", Seconds: 3, CpuShare: 0), new("Other", "ClassB", Seconds: 3, CpuShare: 0)];
        var suite = new ClashingSuite(Runners.MSTest, tests, (one, other) => (one, other) is ("One", "Other"), seed: 7) { EndOfClash = SuiteEnd.Crashed };

        var profile = suite.Search();

        Assert.IsNotNull(profile.Isolation, profile.Reason);
        Assert.HasCount(1, profile.Isolation.Units);
        Assert.Contains(profile.Isolation.Units[0], (string[])["One", "Other"]);
        Assert.IsLessThanOrEqualTo(8, (suite.Clock.GetUtcNow() - suite.Clock.Start) / profile.Sequential);
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
    public void Search_SettingKeepsTestsApart_UsesThePlan()
    {
        var suite = Suite(Runners.MSTest with { KeepsApart = true }, (one, other) => (one, other) is ("Test010", "Test011") or ("Test011", "Test010"));

        var profile = suite.Search();

        var waiting = WaitingTest.Split(profile.Choice.Waiting).Single();
        Assert.AreEqual("Test010", waiting.Test);
        Assert.Contains("Test011", waiting.After);
        Assert.AreEqual((true, TestScope.Methods), (profile.Isolation!.IsInUse, profile.Choice.Scope));
        Assert.IsGreaterThanOrEqualTo(MeasurementPolicy.Default.Suites.RunsOfChoice, profile.Isolation.Runs);
        Assert.IsGreaterThan(2, profile.Speedup);
    }

    [TestMethod]
    public void Search_InSlices_RunsNothingTwice()
    {
        var clash = (string one, string other) => (one, other) is ("Test010", "Test011");
        var (whole, sliced) = (Suite(Runners.MSTest, clash), Suite(Runners.MSTest, clash));

        var one = whole.Search(TimeSpan.FromSeconds(4)).Isolation!;
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

    // Tests of neighbouring classes at the same place, so that they meet in most runs by class and by method. The first of them fails.
    private static (string First, string Second) RandomPair(Random random) => random.Next(Tests) is var first ? (NameOf(first), NameOf((first + TestsOfClass) % Tests)) : default;

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Test{number:000}");

    private static string ClassOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Class{number / TestsOfClass:00}");
}
