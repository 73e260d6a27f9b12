using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Suites whose runs take longer than predicted, so that time is short.</summary>
[TestClass]
public sealed class SuiteShortOfTimeTests
{
    private const int Processors = 4;

    [TestMethod]
    public void Search_DefaultFasterButNoTimeToShowIt_DoesNotChooseSequential()
    {
        SyntheticTest[] tests = [new("Long", "A", Seconds: 19, CpuShare: 0), new("Short", "B", Seconds: 1.2, CpuShare: 0)];
        var suite = new SyntheticSuite(Runners.NUnit(Processors), Processors, tests);

        Assert.AreNotEqual(SuitePlan.Sequential, suite.Search().Choice);
    }

    [TestMethod]
    [DataRow(1.2)]
    [DataRow(1.4)]
    [DataRow(1.6)]
    public void Search_UnchangedSlowerThanSequential_EndsInTime(double slower)
    {
        var suite = new SyntheticSuite(Runners.Xunit(2), 2, SyntheticTest.Alike(32, classes: 8, seconds: 0.25, cpuShare: 1)) { SlowdownOfRun = run => run.Actual.Workers == 1 ? 1 : 2 * slower };

        var profile = suite.Search();

        Assert.AreEqual(SuitePlan.Sequential, profile.Choice);
        Assert.IsGreaterThanOrEqualTo(slower, profile.Speedup);
        Assert.IsLessThanOrEqualTo(8, (suite.Clock.GetUtcNow() - suite.Clock.Start) / profile.Sequential);
    }

    [TestMethod]
    [DataRow(1.2, 32)]
    [DataRow(1.3, 32)]
    [DataRow(1.4, 2, DisplayName = "no time for three rounds of other plans")]
    public void Search_RunsLongerThanPredicted_ConfirmsTheFastestInTime(double slower, int workers)
    {
        var suite = new SyntheticSuite(Runners.MSTest, 2, SyntheticTest.Alike(32, classes: 8, seconds: 0.1, cpuShare: 1))
        {
            SlowdownOfRun = run => run.Actual.Workers == 1 ? 1 : run.Actual.Workers > 2 ? slower : slower + 0.1,
        };

        var profile = suite.Search();

        Assert.AreEqual(workers, profile.Choice.Workers);
        Assert.HasCount(MeasurementPolicy.Default.Suites.RunsOfChoice, suite.Runs.Where(run => run.Asked == profile.Choice));
        Assert.IsLessThanOrEqualTo(8, (suite.Clock.GetUtcNow() - suite.Clock.Start) / profile.Sequential);
    }

    // Times measured with tests that allocate: 5.9 s sequentially, 4.8 s by method, 10.3 s with 32 workers, and by class about as long as sequentially.
    [TestMethod]
    [DataRow(5.2)]
    [DataRow(5.8)]
    [DataRow(6.3)]
    [DataRow(6.9)]
    public void Search_LittleGainAndSlowManyWorkers_ChoosesTheFastestInTime(double byClass)
    {
        var choices = Enumerable.Range(0, 100).Select(seed =>
        {
            var random = new Random(seed);
            return new SyntheticSuite(Runners.Xunit(2), 2, SyntheticTest.Alike(32, classes: 8, seconds: 0.17, cpuShare: 1))
            {
                SlowdownOfPlan = SlowdownOf,
                SlowdownOfRun = run => run.Number == 1 ? 1 : 0.95 + (0.1 * random.NextDouble()),
            }.Search().Choice;
        });

        Assert.IsLessThanOrEqualTo(5, choices.Count(choice => choice != new SuitePlan(2, TestScope.Methods)));

        double SlowdownOf(SuitePlan plan) => plan switch
        {
            { Workers: 1 } => 1,
            { Workers: > 2 } => 3.2,
            { Scope: TestScope.Classes } => byClass / 3.22,
            _ => 4.8 / 3.22,
        };
    }

    [TestMethod]
    [DataRow(3, 3.6, 4.7)]
    [DataRow(3.3, 3.6, 4.7)]
    [DataRow(5, 6, 7)]
    public void Search_ManyWorkersFarSlowerThanPredicted_StillTriesFewer(double eight, double sixteen, double more)
    {
        var suite = new SyntheticSuite(Runners.NUnit(8), 8, SyntheticTest.Alike(96, classes: 96, seconds: 0.1, cpuShare: 1))
        {
            SlowdownOfPlan = plan => plan.Workers switch { 1 => 1, 4 => 1.4, 8 => eight, 16 => sixteen, _ => more },
        };

        Assert.AreEqual(new(Workers: 4), suite.Search().Choice);
    }
}
