using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The race of plans that a user names.</summary>
[TestClass]
public sealed class PlanRaceTests
{
    private static readonly ExecutionPlan six = new(Execution.Threads, 6, 50);

    private readonly SearchHarness harness = new();

    [TestMethod]
    public void Run_PlansOfTheUser_AreRacedAgainstBothReferences()
    {
        var comparison = Race(plan => 100.0 / plan.Workers, six, six, ExecutionPlan.Sequential);

        var frameworkDefault = ExecutionPlan.FrameworkDefault(Execution.Threads, SearchHarness.Processors);
        Assert.AreEqual(frameworkDefault, comparison.FrameworkDefault);
        CollectionAssert.AreEquivalent(new[] { ExecutionPlan.Sequential, frameworkDefault, six }, comparison.Plans.Select(samples => samples.Candidate).ToArray());
        Assert.AreEqual(6, new PairedRatios(comparison.Plans.Single(samples => samples.Candidate == ExecutionPlan.Sequential).ItemMicroseconds, comparison.Plans.Single(samples => samples.Candidate == six).ItemMicroseconds).Ratio, 0.01);
        Assert.IsTrue(comparison.Plans.All(samples => samples.ItemMicroseconds.Count == 27), "three blocks of nine rounds");
        Assert.AreEqual((8, false, ""), (comparison.Processors, comparison.IsIoBound, comparison.UnderLoad));
    }

    [TestMethod]
    public void Run_SlowPlans_KeepsTheBudget()
    {
        var started = harness.Clock.GetTimestamp();

        Race(plan => 4000.0 / plan.Workers, six);

        Assert.IsLessThan(1.2 * SearchHarness.Budget.TotalSeconds, harness.Clock.GetElapsedTime(started).TotalSeconds);
    }

    [TestMethod]
    public void Run_PlanThrows_IsMissingWithItsReasonAndTheOthersAreCompared()
    {
        var many = new ExecutionPlan(Execution.Threads, 16, 1);

        var comparison = Race(plan => plan == many ? throw new WorkloadFailedException(new InvalidOperationException("too many")) : 100.0 / plan.Workers, six, many);

        Assert.AreSequenceEqual([(many, "it threw: too many")], comparison.Missing);
        Assert.HasCount(3, comparison.Plans);
    }

    [TestMethod]
    public void Run_SequentialThrows_Throws() =>
        Assert.ThrowsExactly<WorkloadFailedException>(() => Race(_ => throw new WorkloadFailedException(new InvalidOperationException("always")), six));

    [TestMethod]
    public void Run_OneRoundTakesLongerThanTheBudget_SaysSo() => Assert.ThrowsExactly<BudgetException>(
        () => new PlanRace(harness.QuietInstruments).Run("w", new SyntheticSubject(harness.Clock, _ => 20e6) { IsDivisible = false, Items = 1 }, [six], new(SearchHarness.Processors, 0, SearchHarness.Budget)));

    [TestMethod]
    [DataRow(Execution.Async, 0, "its items are asynchronous, and '6 workers, chunk 50' is for threads. Write '6 in flight'")]
    [DataRow(Execution.Threads, 4, "its flag allows 4, and '6 workers, chunk 50' has more. Write fewer, or raise MaxDegreeOfParallelism of the flag")]
    public void Run_PlanThatDoesNotFit_SaysWhyAndWhatToWrite(Execution execution, int ceiling, string message)
    {
        var subject = new SyntheticSubject(harness.Clock, _ => 100) { ParallelExecution = execution };

        var thrown = Assert.ThrowsExactly<PlanException>(() => new PlanRace(harness.QuietInstruments).Run("w", subject, [six], new(SearchHarness.Processors, ceiling, SearchHarness.Budget)));

        Assert.AreEqual(message, thrown.Message);
        Assert.IsEmpty(subject.Runs, "nothing runs before all plans are known to fit");
    }

    [TestMethod]
    public void ReadReport_Comparison_IsTheWrittenOne()
    {
        var comparison = Race(plan => plan.Workers > 8 ? throw new WorkloadFailedException(new InvalidOperationException("too many")) : 100.0 / plan.Workers, six, new ExecutionPlan(Execution.Threads, 16, 1));

        var read = ProtocolJson.ReadReport(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Comparison = comparison })).Comparison!;

        Assert.AreSequenceEqual(comparison.Missing, read.Missing);
        Assert.AreSequenceEqual(comparison.Plans.Select(Text), read.Plans.Select(Text));
        Assert.AreEqual(comparison with { Plans = [], Missing = [] }, read with { Plans = [], Missing = [] });
    }

    [TestMethod]
    public void ReadRequest_ComparedPlans_AreTheWrittenOnes()
    {
        var request = new ProfileRequest { AssemblyPath = "a", Workload = "w", MethodToken = 1, Options = new(), Budget = SearchHarness.Budget, ReportPath = "r", Compared = [six, ExecutionPlan.Sequential] };

        Assert.AreSequenceEqual(request.Compared, ProtocolJson.ReadRequest(ProtocolJson.Write(request)).Compared!);
        Assert.IsNull(ProtocolJson.ReadRequest(ProtocolJson.Write(request with { Compared = null })).Compared);
    }

    private static string Text(CandidateSamples<ExecutionPlan> samples) => $"{samples.Candidate} {samples.IsLowerBound} {string.Join(' ', samples.ItemMicroseconds.Select(time => Math.Round(time, 6)))}";

    private PlanComparison Race(Func<ExecutionPlan, double> itemMicroseconds, params ExecutionPlan[] plans) =>
        new PlanRace(harness.QuietInstruments).Run("w", new SyntheticSubject(harness.Clock, itemMicroseconds), plans, new(SearchHarness.Processors, 0, SearchHarness.Budget));
}
