using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

[TestClass]
public sealed class SuiteBuildTests : AcceptanceTest
{
    [TestMethod]
    public void Suite_NothingChanged_IsNotRunAndNothingIsWritten()
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
    }

    [TestMethod]
    public void Suite_Measured_LeavesNoResultFiles() =>
        Assert.IsEmpty(Folder.Files(TunedSuite.Template.Root).Where(file => file.Contains("TestResults", StringComparison.Ordinal) || file.EndsWith(".trx", StringComparison.Ordinal)));

    [TestMethod]
    public void Suite_Prewarmed_KeepsTheSettings()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Build();
        var before = File.ReadAllText(consumer.At(TunedSuite.TestConfig));

        Assert.IsTrue(consumer.Command("build -t:AmorsizePrewarm -p:_AmorsizeShortestSuite=00:01:00 -p:AmorsizeTestTimeBudget=00:00:59").HasRunTests);

        Assert.AreEqual(before, File.ReadAllText(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void Suite_NoLongerTuned_LosesAllGeneratedSettings()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Build();
        Assert.Contains("Amorsize.MinThreads", File.ReadAllText(consumer.At("bin/Debug/net10.0/Tests.runtimeconfig.json")));
        consumer.Edit("Tests.csproj", "<AmorsizeTuneTests>true</AmorsizeTuneTests>", "");

        consumer.Build();
        consumer.Build();

        Assert.DoesNotContain("MinThreads", File.ReadAllText(consumer.At("bin/Debug/net10.0/Tests.runtimeconfig.json")));
        Assert.IsEmpty(Folder.Files(consumer.Root).Where(file => file.Contains("testconfig", StringComparison.Ordinal) || file.Contains(".amorsize.tests", StringComparison.Ordinal) || file.Contains(".amorsize.runsettings", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Suite_Status_HasARow()
    {
        var consumer = CopyOf(TunedSuite.Template);
        new EntryFile(consumer.EntryFiles("_test_suite_").Single()).MarkUnderLoad();

        var log = consumer.Command("build -t:AmorsizeStatus");

        Assert.IsTrue(log.Messages.Exists(message => message.StartsWith("(test suite) ", StringComparison.Ordinal) && message.EndsWith(" Hit     Cached", StringComparison.Ordinal)), log.ToString());
        Assert.IsTrue(log.Messages.Exists(message => message.StartsWith("(test suite): measured under load: other work took 0.9 processors", StringComparison.Ordinal)), log.ToString());
    }

    [TestMethod]
    public void Suite_CodeOfATestEdited_IsNotMeasuredAgain()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Edit("Tests.cs", "One() => Work.Wait(250)", "One() => Work.Wait(249)");

        Assert.IsFalse(consumer.Build().HasRunTests);
        Assert.IsTrue(File.Exists(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void Suite_NewTestOnCi_IsReportedStaleAndNotRun()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Edit("Tests.cs", "public class Class1\n{", "public class Class1\n{ [TestMethod] public void Three() { }");

        var log = consumer.Build("", ("CI", "true"));

        Assert.IsFalse(log.HasRunTests);
        var warning = log.TheWarning("AMZ1009");
        Assert.Contains("The tuned settings of the tests of Tests are stale (WorkloadChanged)", warning.Text);
        Assert.Contains("The stale settings are used", warning.Text);
        Assert.IsTrue(File.Exists(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void Suite_NeverMeasuredOnCi_IsReportedNotFound()
    {
        var consumer = CopyOf(TunedSuite.Template);
        Directory.Delete(consumer.At("obj/amorsize"), recursive: true);

        var log = consumer.Build("", ("CI", "true"));

        Assert.Contains("the tests of Tests are stale (NotFound)", log.TheWarning("AMZ1001").Text);
        Assert.IsFalse(log.HasRunTests);
        Assert.IsFalse(File.Exists(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void Suite_CleanedAndRebuilt_GetsItsSettingsWithoutMeasuring()
    {
        var consumer = CopyOf(TunedSuite.Template);
        // Clean deletes the files that the previous build listed with absolute paths, so this folder needs a build first.
        consumer.Build();
        consumer.Command("clean");
        Assert.IsFalse(File.Exists(consumer.At(TunedSuite.TestConfig)));

        Assert.IsFalse(consumer.Build("-t:Rebuild").HasRunTests);
        Assert.IsTrue(File.Exists(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void Suite_TooShort_IsUnchangedAfterOneRun()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(classes: 1, milliseconds: 1, "<_AmorsizeShortestSuite>00:01:00</_AmorsizeShortestSuite>")).Isolated();

        var log = consumer.Build();
        Assert.IsTrue(log.HasRunTests);
        Assert.Contains("there is too little to gain", log.TheMessage("AMZ5002"));

        log = consumer.Build();
        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("there is too little to gain", log.TheMessage("AMZ5002"));
        consumer.Test("--no-build");
    }

    [TestMethod]
    [DataRow(nameof(SuiteKind.NUnitOnVsTest), "[assembly: LevelOfParallelism(3)]", "[assembly: LevelOfParallelism]")]
    [DataRow(nameof(SuiteKind.XunitV3), "[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]", "[assembly: Parallelization]")]
    [DataRow(nameof(SuiteKind.TUnit), "[assembly: NotInParallel]", "[assembly: NotInParallel]")]
    public void Suite_ParallelismSetInCode_IsUnchanged(string kind, string attribute, string named)
    {
        var log = Create(SuiteKind.All[kind].Files(classes: 1, milliseconds: 1, code: attribute)).Build();

        Assert.IsFalse(log.HasRunTests);
        Assert.Contains(named, log.TheMessage("AMZ5002"));
    }

    [TestMethod]
    public void Suite_DoNotParallelizeAdded_LosesItsSettings()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Edit("Tests.cs", "[TestClass]\npublic class Class1\n", "[assembly: DoNotParallelize]\n[TestClass]\npublic class Class1\n");

        var log = consumer.Build();

        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("[assembly: DoNotParallelize]", log.TheMessage("AMZ5002"));
        Assert.IsFalse(File.Exists(consumer.At(TunedSuite.TestConfig)));
    }

    [TestMethod]
    public void Suite_WithoutTests_GetsAMessageAndItsTestRunPasses()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(classes: 0, milliseconds: 0));

        var log = consumer.Build();
        consumer.Test();
        consumer.Test("--no-build");

        Assert.Contains("no tests of MSTest, xUnit, NUnit or TUnit were found in it", log.TheMessage("AMZ5002"));
        Assert.IsEmpty(Directory.GetFiles(consumer.At("obj"), "*.runsettings", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void AmorsizeTuneTests_UnusableValue_IsAnError()
    {
        var error = CopyOf(TunedSuite.Template).BuildWithErrors("-p:AmorsizeTuneTests=perhaps").TheError("AMZ0001");

        Assert.Contains("AmorsizeTuneTests is 'perhaps'", error.Text);
    }

    [TestMethod]
    public void Suite_Hangs_IsEndedAndUnchanged()
    {
        var consumer = Create(SuiteKind.MSTestOnVsTest.Files(
            classes: 1,
            milliseconds: 1,
            "<AmorsizeTestTimeBudget>00:00:04</AmorsizeTestTimeBudget>",
            """[TestClass] public class Hangs { [TestMethod] public void WhileItIsProfiled() => Thread.Sleep(Environment.GetEnvironmentVariable("AMORSIZE_PROFILING") == "1" ? Timeout.Infinite : 0); }""")).Isolated();

        Assert.Contains("it did not end within AmorsizeTestTimeBudget, 4.0 s, when run sequentially: find the test that hangs, or raise the budget", consumer.Build().TheMessage("AMZ5002"));

        var log = consumer.Build();
        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("it did not end within AmorsizeTestTimeBudget", log.TheMessage("AMZ5002"));
        consumer.Test();
        consumer.Test("--no-build");
        Assert.IsEmpty(Directory.GetFiles(consumer.At("obj"), "*.runsettings", SearchOption.AllDirectories));

        // A raised budget makes the failed result stale.
        Assert.Contains("AmorsizeTestTimeBudget: cached 00:00:04, here 00:00:05", consumer.Build("-p:AmorsizeTestTimeBudget=00:00:05").TheMessage("AMZ1010"));
    }

    [TestMethod]
    public void Suite_TestsFailOnlyInParallel_AreNamedInEachBuildAndPass()
    {
        var consumer = Create(SuiteKind.MSTestOnPlatform.Files(
            classes: 8,
            milliseconds: 250,
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
            """)).Isolated();

        Assert.Contains("Shares.First, Shares.Second", Named(consumer.Build().TheWarning("AMZ5001").Text));
        var log = consumer.Build();
        Assert.IsFalse(log.HasRunTests);
        Assert.Contains("Shares.First, Shares.Second", Named(log.TheWarning("AMZ5001").Text));
        var settings = File.ReadAllText(consumer.At(TunedSuite.TestConfig));
        Assert.IsTrue(!settings.Contains("\"method\"", StringComparison.Ordinal) || settings.Contains("\"dependencies\"", StringComparison.Ordinal), settings);
        consumer.Test("--no-build");

        // Only one of the two may fail, and chance decides which.
        static string Named(string text) => text.Replace("Shares.Second.", "Shares.First, Shares.Second.", StringComparison.Ordinal).Replace("Shares.First.", "Shares.First, Shares.Second.", StringComparison.Ordinal);
    }
}
