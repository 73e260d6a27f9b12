using Amorsize.Engine;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>The duration of a search: its budget and its warm-up.</summary>
[TestClass]
public sealed class SearchTimeTests
{
    private readonly SearchHarness harness = new();

    [TestMethod]
    [DataRow(0.002)]
    [DataRow(100.0)]
    [DataRow(20_000.0)]
    public void Run_AnyItemTime_KeepsTheBudget(double itemMicroseconds)
    {
        var started = harness.Clock.GetTimestamp();

        harness.Search(new(harness.Clock, plan => itemMicroseconds / plan.Workers));

        Assert.IsLessThan(SearchHarness.Budget * 1.2, harness.Clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Run_ItemAsLongAsBudget_RunsOnceAndThrowsWithRemedy()
    {
        var subject = new SyntheticSubject(harness.Clock, plan => 3_000_000.0 / plan.Workers);

        var error = Assert.ThrowsExactly<BudgetException>(() => harness.Search(subject));

        Assert.HasCount(1, subject.Runs);
        Assert.Contains("AmorsizeTimeBudget", error.Message);
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(10.0)]
    public void Run_OneItem_IsSequentialHoweverLongItTakes(double seconds)
    {
        var subject = new SyntheticSubject(harness.Clock, _ => seconds * 1e6) { Items = 1 };

        var profile = harness.Search(subject);

        Assert.AreEqual(ExecutionPlan.Sequential, profile.Choice);
        Assert.Contains("one item", profile.Reason);
        Assert.AreEqual(seconds * 1e6, profile.Model.ItemMicroseconds, 1);
        Assert.IsEmpty(profile.Warnings);
        Assert.IsTrue(subject.Runs.TrueForAll(plan => plan == ExecutionPlan.Sequential));
    }

    [TestMethod]
    [DataRow(Execution.Threads)]
    [DataRow(Execution.Async)]
    public void Run_ItemOfAThirdOfTheBudget_ComparesAndWarns(object execution)
    {
        var started = harness.Clock.GetTimestamp();

        var profile = harness.Search(new(harness.Clock, plan => 900_000.0 / Math.Min(plan.Workers, 4)) { Items = 4, ParallelExecution = (Execution)execution });

        Assert.IsLessThanOrEqualTo(SearchHarness.Budget + TimeSpan.FromSeconds(0.9), harness.Clock.GetElapsedTime(started));
        Assert.IsGreaterThan(1, profile.Choice.Workers);
        Assert.Contains("AmorsizeTimeBudget", profile.Warnings.Single());
    }

    [TestMethod]
    public void Run_ForeignLoadThroughout_EndsWithinTheBudget()
    {
        var started = harness.Clock.GetTimestamp();
        var busy = harness.QuietInstruments with { ProcessorTimes = () => new(All: 2 * harness.Clock.GetElapsedTime(started), Own: harness.Clock.GetElapsedTime(started), Processors: 2) };

        var profile = harness.Search(new(harness.Clock, plan => 100.0 / plan.Workers), processors: 2, instruments: busy);

        Assert.AreEqual(1, profile.UnderLoad!.Value, 0.01);
        Assert.IsLessThan(SearchHarness.Budget, harness.Clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Run_QuietMachine_TakesUnderTwoSeconds()
    {
        var started = harness.Clock.GetTimestamp();

        harness.Search(new(harness.Clock, plan => 100.0 / plan.Workers) { Items = 1_000_000 });

        Assert.IsLessThan(TimeSpan.FromSeconds(2), harness.Clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Run_CompilerBusy_WarmUpWaits()
    {
        // Runs take five times as long in the first 250 ms, while the runtime compiles methods.
        var settling = TimeSpan.FromMilliseconds(250);
        var started = harness.Clock.GetTimestamp();
        var subject = new SyntheticSubject(harness.Clock, plan => 100.0 / plan.Workers * (IsWarm() ? 1 : 5));

        var profile = harness.Search(subject, instruments: harness.QuietInstruments with { CompilationTime = () => IsWarm() ? settling : harness.Clock.GetElapsedTime(started) });

        Assert.AreEqual(100, profile.Model.ItemMicroseconds, 0.01);

        bool IsWarm() => harness.Clock.GetElapsedTime(started) > settling;
    }

    [TestMethod]
    public void Run_CompilerHardlyBusy_WarmUpDoesNotWait()
    {
        var idle = SearchTime(compilerShare: 0);

        Assert.AreEqual(idle, SearchTime(compilerShare: 0.05));
        Assert.IsGreaterThan(idle, SearchTime(compilerShare: 0.5));

        TimeSpan SearchTime(double compilerShare)
        {
            var started = harness.Clock.GetTimestamp();
            var subject = new SyntheticSubject(harness.Clock, plan => 100.0 / plan.Workers);
            var instruments = harness.QuietInstruments with { CompilationTime = () => compilerShare * harness.Clock.GetElapsedTime(started) };
            return harness.Search(subject, instruments: instruments).Search!.Elapsed;
        }
    }
}
