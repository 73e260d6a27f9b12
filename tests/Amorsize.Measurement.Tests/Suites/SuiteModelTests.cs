using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteModelTests
{
    private const int Processors = 4;

    [TestMethod]
    [DataRow(0)]
    [DataRow(0.25)]
    [DataRow(1)]
    public void CpuShare_SequentialRun_IsThatOfItsTests(double share) =>
        Assert.AreEqual(share, Model(SyntheticTest.Alike(10, classes: 5, seconds: 1, share)).CpuShare, 1e-6);

    [TestMethod]
    public void CpuShare_CpuTimeUnknown_IsZero()
    {
        var run = new SuiteRun { End = SuiteEnd.Completed, Elapsed = TimeSpan.FromSeconds(11), Tests = [new("Test", "Class", TimeSpan.FromSeconds(10), Failed: false)] };

        Assert.AreEqual(0, new SuiteModel(run, Runners.MSTest, Processors).CpuShare);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0.25)]
    [DataRow(1)]
    public void CpuShare_ThreadsWaitedForProcessors_IsThatWithoutTheWaits(double share)
    {
        // Threads had a processor a quarter of the time, so a start of 1 s took 4 s, and the CPU time of the tests took four times as long.
        var run = new SuiteRun
        {
            End = SuiteEnd.Completed,
            Elapsed = TimeSpan.FromSeconds(4 + (10 * (1 + (3 * share)))),
            Computed = TimeSpan.FromSeconds(1.5 + (10 * share)),
            Waited = 3 * TimeSpan.FromSeconds(1.5 + (10 * share)),
            Tests = [new("Test", "Class", TimeSpan.FromSeconds(10 * (1 + (3 * share))), Failed: false)],
        };

        Assert.AreEqual(share, new SuiteModel(run, Runners.MSTest, Processors).CpuShare, 1e-6);
    }

    [TestMethod]
    public void Predict_NoTests_IsTheStartUpTime()
    {
        var model = new SuiteModel(new SuiteRun { End = SuiteEnd.Completed, Elapsed = TimeSpan.FromSeconds(1) }, Runners.MSTest, Processors);

        Assert.AreEqual(TimeSpan.FromSeconds(1), model.Predict(new(Workers: 8, TestScope.Methods)));
    }

    [TestMethod]
    [DataRow(2, TestScope.Methods, 4.5)]
    [DataRow(4, TestScope.Methods, 2.5)]
    [DataRow(8, TestScope.Methods, 1.5)]
    [DataRow(8, TestScope.Classes, 4.5, DisplayName = "two classes of four tests")]
    [DataRow(8, TestScope.AsDeclared, 4.5, DisplayName = "this runner declares its scope by class")]
    public void Predict_IoBoundTests_IsTheirSchedule(int workers, object scope, double seconds) =>
        Assert.AreEqual(seconds, Model(SyntheticTest.Alike(8, classes: 2, seconds: 1, cpuShare: 0)).Predict(new(workers, (TestScope)scope)).TotalSeconds, 1e-3);

    [TestMethod]
    public void Predict_CpuBoundTests_IsLimitedByProcessors() =>
        Assert.AreEqual(4.5, Model(SyntheticTest.Alike(16, classes: 16, seconds: 1, cpuShare: 1)).Predict(new(Workers: 16, TestScope.Methods)).TotalSeconds, 1e-3);

    [TestMethod]
    public void Predict_LongTest_IsNotSplit()
    {
        IReadOnlyList<SyntheticTest> tests = [new("Long", "Long", Seconds: 6, CpuShare: 0), .. SyntheticTest.Alike(6, classes: 6, seconds: 1, cpuShare: 0)];

        Assert.AreEqual(6.5, Model(tests).Predict(new(Workers: 7, TestScope.Methods)).TotalSeconds, 1e-3);
    }

    [TestMethod]
    public void OrderOf_LongTestLast_IsShorterLongestFirst()
    {
        IReadOnlyList<SyntheticTest> tests = [.. SyntheticTest.Alike(8, classes: 8, seconds: 1, cpuShare: 0), new("Long", "Long", Seconds: 4, CpuShare: 0)];

        var order = Model(tests).OrderOf(new(Workers: 4, TestScope.Methods), TimeSpan.FromSeconds(13), equalShare: 0.03)!;

        // 6.5 s are predicted in order, and 4.5 s longest first. The run takes twice the predicted time.
        Assert.AreEqual(9, order.LongestFirst!.Value.TotalSeconds, 1e-3);
        Assert.AreEqual(new("Long", TimeSpan.FromSeconds(4)), order.Critical);
        Assert.AreEqual("longest first would take 9.0 s; test Long is the critical path with 4.0 s: make it shorter", order.InWords);
    }

    [TestMethod]
    public void OrderOf_LongClass_IsCriticalByClass()
    {
        IReadOnlyList<SyntheticTest> tests = [new("A", "Long", Seconds: 2, CpuShare: 0), new("B", "Long", Seconds: 2, CpuShare: 0), .. SyntheticTest.Alike(4, classes: 4, seconds: 1, cpuShare: 0)];

        Assert.AreEqual(
            "class Long is the critical path with 4.0 s: split it",
            Model(tests).OrderOf(new(Workers: 4, TestScope.Classes), TimeSpan.FromSeconds(4.5), equalShare: 0.03)!.InWords);
    }

    [TestMethod]
    public void OrderOf_EqualTests_HasNoAdvice() =>
        Assert.IsNull(Model(SyntheticTest.Alike(16, classes: 16, seconds: 1, cpuShare: 0)).OrderOf(new(Workers: 4, TestScope.Methods), TimeSpan.FromSeconds(4.5), equalShare: 0.03)!.InWords);

    [TestMethod]
    public void OrderOf_SequentialPlan_IsNull() =>
        Assert.IsNull(Model(SyntheticTest.Alike(4, classes: 4, seconds: 1, cpuShare: 0)).OrderOf(SuitePlan.Unchanged, TimeSpan.FromSeconds(4.5), equalShare: 0.03));

    [TestMethod]
    public void Predict_UnchangedPlan_IsThatOfTheRunnersDefault()
    {
        var model = Model(SyntheticTest.Alike(8, classes: 8, seconds: 1, cpuShare: 0), Runners.Xunit(Processors));

        Assert.AreEqual(model.Predict(new(Processors, TestScope.Classes)), model.Predict(SuitePlan.Unchanged));
    }

    [TestMethod]
    public void UnitsOf_Scope_IsNumberOfClassesOrTests()
    {
        var model = Model(SyntheticTest.Alike(8, classes: 2, seconds: 1, cpuShare: 0));

        Assert.AreEqual(2, model.UnitsOf(TestScope.Classes));
        Assert.AreEqual(8, model.UnitsOf(TestScope.Methods));
    }

    private static SuiteModel Model(IReadOnlyList<SyntheticTest> tests, RunnerTraits? traits = null)
    {
        var suite = new SyntheticSuite(traits ?? Runners.MSTest, Processors, tests);
        return new(suite.Run(suite.Traits.SequentialPlan, shuffled: false, TimeSpan.FromHours(1)), suite.Traits, Processors);
    }
}
