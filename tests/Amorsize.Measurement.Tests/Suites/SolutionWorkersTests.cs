using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Workers for test projects that run beside each other, on two processors.</summary>
[TestClass]
public sealed class SolutionWorkersTests
{
    private const int Processors = 2;

    [TestMethod]
    public void Choose_TwoEqualCpuBoundSuites_ShareTheProcessors() =>
        Assert.AreSequenceEqual([1, 1], SolutionWorkers.Choose([CpuBound(10), CpuBound(10)], Processors));

    [TestMethod]
    public void Choose_IoBoundBesideCpuBound_Overlap()
    {
        var workers = SolutionWorkers.Choose([CpuBound(10), IoBound(100)], Processors);

        // The other suite hardly needs a processor, so the first keeps both of them.
        Assert.AreEqual(2, workers[0]);
        Assert.IsGreaterThanOrEqualTo(15, workers[1]);
    }

    [TestMethod]
    public void Choose_LongAndShortSuites_KeepsTheLongOneFast()
    {
        var workers = SolutionWorkers.Choose([CpuBound(30), CpuBound(5), CpuBound(5)], Processors);

        Assert.AreSequenceEqual([2, 1, 1], workers);
    }

    [TestMethod]
    public void Choose_SuiteAlone_KeepsWhatItNeeds() => Assert.AreSequenceEqual([2], SolutionWorkers.Choose([CpuBound(10)], Processors));

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(0.0, DisplayName = "its tests took no time beside the start of the runner")]
    public void Choose_SuiteThatTheUserConfigured_IsLeftUnchanged(double share) =>
        Assert.AreSequenceEqual([0, 2], SolutionWorkers.Choose([CpuBound(3) with { Plan = SuitePlan.Unchanged, Share = share }, CpuBound(30)], Processors));

    [TestMethod]
    public void Choose_TimeBetweenTests_IsDividedToo() =>
        Assert.AreSequenceEqual([4], SolutionWorkers.Choose([Suite(0.5, new(4, TestScope.Methods), share: 1.5, cpuShare: 0) with { SequentialShare = 6 }], Processors));

    [TestMethod]
    public void Choose_NoSuites_IsNothing() => Assert.IsEmpty(SolutionWorkers.Choose([], Processors));

    [TestMethod]
    public void Choose_RandomSolutions_AreNeverSlowerAndNeverHaveMoreWorkers()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var processors = 1 << random.Next(5);
            var suites = Enumerable.Range(0, random.Next(1, 10)).Select(_ => RandomSuite(random)).ToList();

            var workers = SolutionWorkers.Choose(suites, processors);

            var model = new SolutionModel(suites, processors);
            var own = suites.Select(suite => suite.Plan.Workers).ToList();
            Assert.IsTrue(workers.Zip(own).All(pair => pair.First <= pair.Second && pair.First > 0 == pair.Second > 0), $"seed {seed}");
            Assert.IsTrue(model.Ends(workers).Max() <= (1 + 1e-9) * model.Ends(own).Max() || workers.SequenceEqual(own), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Ends_MoreSuitesThanProcessors_WaitForAnEnd() =>
        Assert.AreSequenceEqual([10.0, 10.0, 15.0], new SolutionModel([CpuBound(10), CpuBound(10), CpuBound(10)], Processors).Ends([1, 1, 2]).Select(end => Math.Round(end, 6)));

    private static ShardSuite CpuBound(double seconds) => Suite(seconds, new(Processors, TestScope.Methods), share: 1.0 / Processors, cpuShare: 1);

    private static ShardSuite IoBound(double seconds) => Suite(seconds, new(32, TestScope.Methods), share: 1.0 / 20, cpuShare: 0.01);

    private static ShardSuite Suite(double seconds, SuitePlan plan, double share, double cpuShare) => new()
    {
        Name = "A",
        Units = [new("A", TimeSpan.FromSeconds(seconds))],
        Plan = plan,
        Share = share,
        CpuShare = cpuShare,
        IsMeasured = true,
    };

    private static ShardSuite RandomSuite(Random random) => Suite(
        random.NextDouble() * 60, random.Next(4) == 0 ? SuitePlan.Unchanged : new(random.Next(1, 33), TestScope.Methods), share: 1 / (1 + (random.NextDouble() * 30)), random.NextDouble()) with
    {
        Start = TimeSpan.FromSeconds(random.NextDouble()),
    };
}
