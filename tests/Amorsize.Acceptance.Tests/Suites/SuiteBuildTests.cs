using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

[TestClass]
public sealed class SuiteBuildTests : AcceptanceTest
{
    [TestMethod]
    public void BuildsThatHaveNothingToDoRunNothingAndWriteNothing()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Build();
        var before = Folder.State(consumer.At("bin"));

        for (var build = 0; build < 3; build++)
        {
            var log = consumer.Build();
            Assert.IsFalse(log.HasRunTests);
            Assert.DoesNotContain("TuneTests", log.Tasks);
            Assert.AreSequenceEqual(before, Folder.State(consumer.At("bin")));
        }
        consumer.Build("-question");
        Assert.IsFalse(Directory.Exists(consumer.At("TestResults")));
    }

    [TestMethod]
    public void AnEditOfATestsCodeIsNoReasonToMeasureAgain()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Edit("Tests.cs", "One() => Work.Wait(160)", "One() => Work.Wait(159)");

        Assert.IsFalse(consumer.Build().HasRunTests);
        Assert.IsTrue(File.Exists(consumer.At(TunedSuite.Config)));
    }

    [TestMethod]
    public void ANewTestMakesTheSettingsStaleAndCiSaysSoAndRunsNothing()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Edit("Tests.cs", "public class Class1\n{", "public class Class1\n{ [TestMethod] public void Three() { }");

        var log = consumer.Build("", ("CI", "true"));

        Assert.IsFalse(log.HasRunTests);
        var warning = log.TheWarning("AMZ1009");
        Assert.Contains("The tuned settings of the tests of Tests are stale (WorkloadChanged)", warning.Text);
        Assert.Contains("The stale settings are used", warning.Text);
        Assert.IsTrue(File.Exists(consumer.At(TunedSuite.Config)));
    }

    [TestMethod]
    public void OnCiASuiteThatWasNeverMeasuredIsSaidToBeSo()
    {
        var consumer = Create(SuiteKind.MSTestOnPlatform.Files(classes: 1, milliseconds: 1));

        var log = consumer.Build("", ("CI", "true"));

        Assert.Contains("the tests of Tests are stale (NotFound)", log.TheWarning("AMZ1001").Text);
        Assert.IsFalse(log.HasRunTests);
        Assert.IsFalse(File.Exists(consumer.At(TunedSuite.Config)));
    }

    [TestMethod]
    public void CleanTakesTheSettingsAwayAndRebuildBringsThemBackWithoutMeasuring()
    {
        var consumer = CopyOf(TunedSuite.Template);
        // What clean deletes is listed with whole paths, by the build before.
        consumer.Build();
        consumer.Command("clean");
        Assert.IsFalse(File.Exists(consumer.At(TunedSuite.Config)));

        Assert.IsFalse(consumer.Build("-t:Rebuild").HasRunTests);
        Assert.IsTrue(File.Exists(consumer.At(TunedSuite.Config)));
    }

    [TestMethod]
    public void ShortSuitesAreLeftAloneAfterOneRun()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(classes: 1, milliseconds: 1, "<_AmorsizeShortestSuite>00:01:00</_AmorsizeShortestSuite>"));

        var log = consumer.Build();
        Assert.IsTrue(log.HasRunTests);
        Assert.Contains("there is too little to gain", log.TheMessage("AMZ5002"));

        log = consumer.Build();
        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("there is too little to gain", log.TheMessage("AMZ5002"));
        consumer.Test("--no-build");
    }

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "[assembly: DoNotParallelize]", "[assembly: DoNotParallelize]")]
    [DataRow(nameof(SuiteKind.MSTestOnVsTest), "[assembly: Parallelize(Workers = 3)]", "[assembly: Parallelize(Workers = …)]")]
    [DataRow(nameof(SuiteKind.NUnitOnVsTest), "[assembly: LevelOfParallelism(3)]", "[assembly: LevelOfParallelism]")]
    [DataRow(nameof(SuiteKind.XunitV3), "[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]", "[assembly: Parallelization]")]
    [DataRow(nameof(SuiteKind.TUnit), "[assembly: NotInParallel]", "[assembly: NotInParallel]")]
    public void WhatTheCodeSaysIsLeftAlone(string kind, string attribute, string named)
    {
        var log = Create(SuiteKind.All[kind].Files(classes: 1, milliseconds: 1, code: attribute)).Build();

        Assert.IsFalse(log.HasRunTests);
        Assert.Contains(named, log.TheMessage("AMZ5002"));
    }

    [TestMethod]
    public void AProjectWithoutTestsIsToldSo()
    {
        var log = Create(SuiteKind.MSTestOnPlatform.Files(classes: 0, milliseconds: 0)).Build();

        Assert.Contains("no tests of MSTest, xUnit, NUnit or TUnit were found in it", log.TheMessage("AMZ5002"));
    }

    [TestMethod]
    public void AValueThatCannotBeUsedIsAnError()
    {
        var error = Create(SuiteKind.MSTestOnPlatform.Files(classes: 1, milliseconds: 1)).BuildWithErrors("-p:AmorsizeTuneTests=perhaps").TheError("AMZ0001");

        Assert.Contains("AmorsizeTuneTests is 'perhaps'", error.Text);
    }

    [TestMethod]
    public void ASuiteThatHangsIsEndedAndSaidAndTriedLater()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(
            classes: 1,
            milliseconds: 1,
            "<AmorsizeTotalTimeBudget>00:00:04</AmorsizeTotalTimeBudget>",
            """[TestClass] public class Hangs { [TestMethod] public void WhileItIsProfiled() => Thread.Sleep(Environment.GetEnvironmentVariable("AMORSIZE_PROFILING") == "1" ? Timeout.Infinite : 0); }"""));

        Assert.Contains("it did not end within 4 s", consumer.Build().TheWarning("AMZ2002").Text);

        var log = consumer.Build();
        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("(Failed)", log.TheMessage("AMZ1011"));
        consumer.Test("--no-build");
    }

    [TestMethod]
    public void TestsThatFailInParallelAreNamedInEachBuildAndDoNotFail()
    {
        var consumer = Create(SuiteKind.MSTestOnPlatform.Files(
            classes: 8,
            milliseconds: 160,
            code:
            """
            [TestClass] public class Shares
            {
                private static int inWork;
                [TestMethod] public void First() => Alone();
                [TestMethod] public void Second() => Alone();
                private static void Alone()
                {
                    var others = Interlocked.Increment(ref inWork) - 1;
                    Thread.Sleep(300);
                    Interlocked.Decrement(ref inWork);
                    Assert.AreEqual(0, others);
                }
            }
            """));

        Assert.Contains("Shares.First, Shares.Second", Named(consumer.Build().TheWarning("AMZ5001").Text));
        var log = consumer.Build();
        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("Shares.First, Shares.Second", Named(log.TheWarning("AMZ5001").Text));
        Assert.DoesNotContain("\"method\"", File.ReadAllText(consumer.At(TunedSuite.Config)));
        consumer.Test("--no-build");

        // Which of them is the second is chance.
        static string Named(string text) => text.Replace("Shares.Second.", "Shares.First, Shares.Second.", StringComparison.Ordinal).Replace("Shares.First.", "Shares.First, Shares.Second.", StringComparison.Ordinal);
    }
}
