using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Runners;

[TestClass]
public sealed class TestRunnerTests : IDisposable
{
    private static readonly SuitePlan byMethod = new(8, TestScope.Methods);

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(TestFramework.MSTest, true, typeof(MSTestOnPlatform))]
    [DataRow(TestFramework.MSTest, false, typeof(VsTestRunner))]
    [DataRow(TestFramework.NUnit, true, typeof(NUnitOnPlatform))]
    [DataRow(TestFramework.NUnit, false, typeof(VsTestRunner))]
    [DataRow(TestFramework.XunitV2, false, typeof(VsTestRunner))]
    [DataRow(TestFramework.XunitV3, false, typeof(XunitRunner))]
    [DataRow(TestFramework.XunitV3, true, typeof(XunitRunner))]
    [DataRow(TestFramework.TUnit, true, typeof(TUnitRunner))]
    public void EachProjectHasItsRunner(object framework, bool isOnTestingPlatform, Type runner) =>
        Assert.AreEqual(runner, TestRunner.Of(folder.Project((TestFramework)framework, isOnTestingPlatform)).GetType());

    [TestMethod]
    [DataRow(TestFramework.MSTest, true)]
    [DataRow(TestFramework.TUnit, true)]
    public void WithoutTheExtensionThatWritesTimesTheySayWhatIsMissing(object framework, bool isOnTestingPlatform)
    {
        var project = folder.Project((TestFramework)framework, isOnTestingPlatform);
        var suite = Suite((TestFramework)framework, isParallel: true, TestScope.Methods);
        Assert.Contains("Microsoft.Testing.Extensions.TrxReport", TestRunner.ObstacleOf(project, suite)!);

        folder.WriteOutput("Microsoft.Testing.Extensions.TrxReport.dll", "");

        Assert.IsNull(TestRunner.ObstacleOf(project, suite));
    }

    [TestMethod]
    [DataRow(3, "xUnit v3 before 4.0")]
    [DataRow(4, null)]
    public void XunitIsMeasuredFromTheVersionOnThatHasModes(int major, string? obstacle)
    {
        var found = TestRunner.ObstacleOf(folder.Project(TestFramework.XunitV3, isOnTestingPlatform: true), Suite(TestFramework.XunitV3, isParallel: true, TestScope.Classes) with { FrameworkMajor = major });

        Assert.AreEqual(obstacle is null, found is null);
        Assert.Contains(obstacle ?? "", found ?? "");
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, false, true, TestScope.Classes, 1, true)]
    [DataRow(TestFramework.MSTest, true, true, TestScope.Methods, 4, true)]
    [DataRow(TestFramework.XunitV3, true, true, TestScope.Classes, 4, false)]
    [DataRow(TestFramework.XunitV2, true, false, TestScope.Classes, 4, true)]
    [DataRow(TestFramework.NUnit, true, false, TestScope.Methods, 4, false)]
    [DataRow(TestFramework.TUnit, true, false, TestScope.Methods, 8, false)]
    public void WhatARunnerDoesByItselfIsKnown(object framework, bool isParallel, bool setsScope, object scope, int workers, bool waitsForPool) => Assert.AreEqual(
        new(setsScope, (TestScope)scope, workers, waitsForPool),
        TestRunner.TraitsOf(Suite((TestFramework)framework, isParallel, (TestScope)scope), processors: 4, setsMinThreads: true));

    [TestMethod]
    [DataRow(TestFramework.MSTest)]
    [DataRow(TestFramework.XunitV2)]
    public void NoCandidateSetsThePoolsThreadsWhereTheProjectDoes(object framework) =>
        Assert.IsFalse(TestRunner.TraitsOf(Suite((TestFramework)framework, isParallel: true, TestScope.Classes), processors: 4, setsMinThreads: false).WaitsForPool);

    [TestMethod]
    public void NUnitHasTwoWorkersOnOneProcessor() =>
        Assert.AreEqual(2, TestRunner.TraitsOf(Suite(TestFramework.NUnit, isParallel: true, TestScope.Classes), processors: 1, setsMinThreads: true).DefaultWorkers);

    [TestMethod]
    public void AnMSTestThatIsSequentialByItselfNeedsNoSettingToBeSo() => Assert.AreEqual(
        SuitePlan.Unchanged,
        TestRunner.TraitsOf(Suite(TestFramework.MSTest, isParallel: false, TestScope.Classes), processors: 4, setsMinThreads: true).SequentialPlan);

    [TestMethod]
    [DataRow(0, TestScope.AsDeclared, "")]
    [DataRow(1, TestScope.AsDeclared, "mstest__parallelism__enabled=false")]
    [DataRow(8, TestScope.Methods, "mstest__parallelism__enabled=true mstest__parallelism__scope=method mstest__parallelism__workers=8")]
    [DataRow(8, TestScope.Classes, "mstest__parallelism__enabled=true mstest__parallelism__scope=class mstest__parallelism__workers=8")]
    public void MSTestOnThePlatformIsToldByItsEnvironment(int workers, object scope, string environment)
    {
        var start = Prepared(TestFramework.MSTest, isOnTestingPlatform: true, new(workers, (TestScope)scope));

        Assert.AreEqual(environment, string.Join(' ', start.Environment.Where(variable => variable.Key.StartsWith("mstest__", StringComparison.Ordinal)).Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal)));
        Assert.AreEqual("1", start.Environment["mstest"]);
        Assert.AreSequenceEqual([folder.InOutput("App.Tests.dll"), "--report-trx", "--report-trx-filename", "results.trx", "--results-directory", folder.Path], start.ArgumentList);
    }

    [TestMethod]
    public void MSTestOnThePlatformShufflesByItsEnvironment()
    {
        const string Variable = "mstest__execution__randomizeTestOrder";

        Assert.AreEqual("true", Prepared(TestFramework.MSTest, isOnTestingPlatform: true, byMethod, shuffled: true).Environment[Variable]);
        Assert.IsFalse(Prepared(TestFramework.MSTest, isOnTestingPlatform: true, byMethod).Environment.ContainsKey(Variable));
    }

    [TestMethod]
    [DataRow(0, TestScope.AsDeclared, "")]
    [DataRow(1, TestScope.AsDeclared, "-parallelMode none")]
    [DataRow(8, TestScope.Methods, "-maxThreads 8 -parallelMode all")]
    [DataRow(8, TestScope.Classes, "-maxThreads 8 -parallelMode collections")]
    public void XunitIsToldByItsArguments(int workers, object scope, string arguments)
    {
        string[] start = [folder.InOutput("App.Tests.dll"), "-automated", "-result-trx", folder.At("results.trx")];

        Assert.AreSequenceEqual([.. start, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Prepared(TestFramework.XunitV3, isOnTestingPlatform: true, new(workers, (TestScope)scope)).ArgumentList);
    }

    [TestMethod]
    public void XunitShufflesEachRunOtherwise()
    {
        var runner = TestRunner.Of(folder.Project(TestFramework.XunitV3, isOnTestingPlatform: true));
        var (first, second) = (new ProcessStartInfo(), new ProcessStartInfo());

        runner.Prepare(first, byMethod, shuffled: true, folder.Path);
        runner.Prepare(second, byMethod, shuffled: true, folder.Path);

        Assert.StartsWith(":", first.ArgumentList[1]);
        Assert.AreNotEqual(first.ArgumentList[1], second.ArgumentList[1]);
    }

    [TestMethod]
    public void TUnitIsToldByItsArguments()
    {
        Assert.AreSequenceEqual(["--maximum-parallel-tests", "8"], Prepared(TestFramework.TUnit, isOnTestingPlatform: true, new(8)).ArgumentList.TakeLast(2));
        Assert.DoesNotContain("--maximum-parallel-tests", Prepared(TestFramework.TUnit, isOnTestingPlatform: true, SuitePlan.Unchanged).ArgumentList);
    }

    [TestMethod]
    public void VSTestIsToldByAFileOfTheTrialsOwn()
    {
        folder.Write("user.runsettings", "<RunSettings><NUnit><Seed>7</Seed></NUnit></RunSettings>");

        var start = Prepared(TestFramework.NUnit, isOnTestingPlatform: false, new(8));

        Assert.AreSequenceEqual(
            [folder.At("vstest.console.dll"), folder.InOutput("App.Tests.dll"), $"--Settings:{folder.At("trial.runsettings")}", "--logger:trx;LogFileName=results.trx", $"--ResultsDirectory:{folder.Path}"],
            start.ArgumentList);
        var settings = File.ReadAllText(folder.At("trial.runsettings"));
        Assert.Contains("<Seed>7</Seed>", settings);
        Assert.Contains("<NumberOfTestWorkers>8</NumberOfTestWorkers>", settings);
    }

    [TestMethod]
    public void NUnitOnThePlatformIsToldByAFileToo()
    {
        var start = Prepared(TestFramework.NUnit, isOnTestingPlatform: true, new(8));

        Assert.AreSequenceEqual(["--settings", folder.At("trial.runsettings")], start.ArgumentList.TakeLast(2));
        var settings = File.ReadAllText(folder.At("trial.runsettings"));
        Assert.Contains("<NumberOfTestWorkers>8</NumberOfTestWorkers>", settings);
        Assert.Contains($"<TestOutputXml>{folder.Path}</TestOutputXml>", settings);
    }

    [TestMethod]
    [DataRow(TestFramework.MSTest, true, "results.trx")]
    [DataRow(TestFramework.MSTest, false, "results.trx")]
    [DataRow(TestFramework.XunitV3, true, "results.trx")]
    [DataRow(TestFramework.TUnit, true, "results.trx")]
    [DataRow(TestFramework.NUnit, true, "App.Tests.xml")]
    public void TheResultsAreWhatTheRunnerWrote(object framework, bool isOnTestingPlatform, string name)
    {
        var runner = TestRunner.Of(folder.Project((TestFramework)framework, isOnTestingPlatform));
        Assert.IsNull(runner.ResultsIn(folder.Path));

        folder.Write(name, "<test-run />");

        Assert.IsEmpty(runner.ResultsIn(folder.Path)!);
    }

    private static TestSuite Suite(TestFramework framework, bool isParallel, TestScope scope) =>
        new() { Framework = framework, Fingerprint = new('a', 64), FrameworkMajor = 4, Methods = 10, IsDeclaredParallel = isParallel, DeclaredScope = scope };

    private ProcessStartInfo Prepared(TestFramework framework, bool isOnTestingPlatform, SuitePlan setting, bool shuffled = false)
    {
        var start = new ProcessStartInfo();
        TestRunner.Of(folder.Project(framework, isOnTestingPlatform)).Prepare(start, setting, shuffled, folder.Path);
        return start;
    }
}
