using Amorsize.Build.Diagnostics;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>The tests that every framework must pass. A derived class describes its framework, and adds the tests of what only that framework does.</summary>
public abstract class FrameworkContract : FrameworkTest
{
    private static readonly DateTime longAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly SuitePlan sequential = SuitePlan.Sequential;
    private static readonly SuitePlan eight = new(8, TestScope.Methods);

    [TestMethod]
    public void Name_InKeysOfStoredResults_IsKept() => Assert.AreEqual(StoredName, Framework.Name);

    [TestMethod]
    public void Registry_SuiteOfTheFramework_FindsIt() => Assert.AreSame(Framework, SupportedFrameworks.Of(Suite));

    [TestMethod]
    public void Registry_NamesInWords_HaveTheFramework() => Assert.Contains(StoredName.Split('V')[0], SupportedFrameworks.InWords, StringComparison.OrdinalIgnoreCase);

    [TestMethod]
    public void Scan_EachFormOfTest_FindsOneTestOfTheFramework()
    {
        foreach (var assembly in Framework.Assemblies)
        {
            foreach (var test in Tests)
                Assert.AreEqual((StoredName, 1), Scan(Class(test), assembly) is { } suite ? (suite.Framework, suite.Methods) : default, $"{assembly}: {test}");
        }
    }

    [TestMethod]
    public void Scan_EachParallelismAttribute_ChangesTheFingerprint()
    {
        Assert.HasCount(Framework.ParallelismAttributes.Count, ParallelismAttributes);
        foreach (var attribute in ParallelismAttributes)
            Assert.AreNotEqual(Scan(Class(Tests[0]))!.Fingerprint, Scan($"{attribute} {Class(Tests[0])}")!.Fingerprint, attribute);
    }

    [TestMethod]
    public void Scan_TunableSuite_HasNoOwnSetting() => Assert.IsNull(Scan($"{TunableDeclaration} {Class(Tests[0])}")!.OwnSetting);

    [TestMethod]
    public void Scan_OwnDeclaration_IsTheReasonToLeaveTheSuiteUnchanged()
    {
        var suite = Scan($"{OwnDeclaration} {Class(Tests[0])}")!;

        Assert.IsNotNull(suite.OwnSetting);
        Assert.AreEqual(suite.OwnSetting, Obstacle(suite, Project(Platforms[0])));
    }

    [TestMethod]
    public void IsolatingAttribute_InAMZ5001_ChangesTheFingerprint()
    {
        var profile = Sample.SuiteProfile with { FailInParallel = ["N.C.M"] };
        Assert.Contains($"mark it with {Framework.IsolatingAttribute}", SuiteMessages.WhileUsed("App.Tests", Framework, profile).Single().Text);

        var name = Framework.IsolatingAttribute.Split('[', ']', '(')[1];
        Assert.Contains(name + "Attribute", Framework.ParallelismAttributes);
    }

    [TestMethod]
    public void OwnOptions_InTheTestArguments_AreTheReasonOnThePlatformOnly()
    {
        Folder.AddTrxExtension();
        foreach (var option in OwnOptions)
        {
            var arguments = $"--timeout 5m\n {option}=2";
            Assert.AreEqual($"{option} in TestingPlatformCommandLineArguments, RunArguments, the launch profile, testconfig.json or the environment says how {StoredName} runs them", Reason(isOnTestingPlatform: true, arguments));
            Assert.IsNull(Platforms.Contains(false) ? Reason(isOnTestingPlatform: false, arguments) : null);
        }
        Assert.IsNull(Reason(Platforms[0], "--timeout 5m"));

        string? Reason(bool isOnTestingPlatform, string arguments) => Obstacle(Suite, Project(isOnTestingPlatform) with { Options = TestOption.Parse(arguments) });
    }

    [TestMethod]
    public void OwnVariables_InTheEnvironmentOrTestConfig_AreTheReasonOnThePlatformOnly()
    {
        Folder.AddTrxExtension();
        foreach (var variable in OwnVariables)
        {
            Assert.Contains(variable, Reason(isOnTestingPlatform: true, variable) ?? "");
            Assert.IsNull(Platforms.Contains(false) ? Reason(isOnTestingPlatform: false, variable) : null);
            var testConfig = Folder.Write("testconfig.json", $$"""{ "environmentVariables": { "{{variable}}": "x" } }""");
            Assert.Contains(variable, Reason(isOnTestingPlatform: true) ?? "");
            File.Delete(testConfig);
        }
        Assert.IsNull(Reason(Platforms[0], "PATH"));

        string? Reason(bool isOnTestingPlatform, params string[] variables) => Obstacle(Suite, Project(isOnTestingPlatform) with { Variables = variables });
    }

    [TestMethod]
    public void Filters_OfTheProject_AreInEachTrial() => OnEachPlatform(project =>
    {
        Folder.AddTrxExtension();
        var filtered = project with { Filter = "TestCategory!=Slow", InlineSettings = ["RunConfiguration.MaxCpuCount=2", "LoggerRunSettings.Loggers=x"], Options = TestOption.Parse(PlatformFilter) };

        var arguments = string.Join(' ', Prepared(filtered, eight).ArgumentList);

        Assert.IsNull(Obstacle(Suite, filtered));
        Assert.Contains(project.IsOnTestingPlatform ? StartedFilter : "--TestCaseFilter:TestCategory!=Slow -- RunConfiguration.MaxCpuCount=2", arguments);
        Assert.DoesNotContain("Logger", arguments);
        Assert.AreNotEqual(TestSelection.Of(project), TestSelection.Of(filtered));
    });

    [TestMethod]
    public void Options_OfResultsAndCollectors_AreNotInTrials() => OnEachPlatform(project =>
    {
        var writing = project with { Options = TestOption.Parse("--report-trx --results-directory mine --coverage --coverage-output c.xml --show-stdout all") };

        Assert.AreSequenceEqual(Prepared(project, eight).ArgumentList, Prepared(writing, eight).ArgumentList);
        Assert.AreEqual(TestSelection.Of(project), TestSelection.Of(writing));
    });

    [TestMethod]
    public void OwnFiles_SettingOfTheUser_IsToldWithItsPath()
    {
        Folder.AddTrxExtension();
        foreach (var (isOnTestingPlatform, name, content, setting) in OwnFiles)
        {
            var path = Folder.Write(name, content);
            Assert.AreEqual($"{setting} in {path} is a setting of the project's own", Obstacle(Suite, Project(isOnTestingPlatform)));
            File.Delete(path);
            Assert.IsNull(Obstacle(Suite, Project(isOnTestingPlatform)));
        }
    }

    [TestMethod]
    public void OwnFiles_FileThatCannotBeRead_IsTold()
    {
        foreach (var (isOnTestingPlatform, name, _, _) in OwnFiles)
        {
            var path = Folder.Write(name, "no settings");
            Assert.StartsWith($"{path} is not ", Obstacle(Suite, Project(isOnTestingPlatform)));
            File.Delete(path);
        }
    }

    [TestMethod]
    public void Files_WithAPlan_AreNotTheUsersOwn() => OnEachPlatform(project =>
    {
        Files(project).Write(eight);

        Assert.IsNull(Files(project).OwnSetting());
        Assert.AreSequenceEqual(Written(project).Order(StringComparer.Ordinal), Files(project).Ours().Order(StringComparer.Ordinal));
    });

    [TestMethod]
    public void Files_OfDifferentPlans_Differ() => OnEachPlatform(project =>
    {
        SuitePlan[] plans = Traits.SetsScope ? [sequential, new(4, TestScope.Methods), eight, new(8, TestScope.Classes)] : [sequential, new(4), new(8)];
        var contents = plans.Select(plan =>
        {
            Files(project).Write(plan);
            return string.Concat(Written(project).Select(File.ReadAllText));
        }).ToList();

        Assert.HasCount(plans.Length, contents.Distinct());
    });

    [TestMethod]
    public void Files_SamePlanAgain_AreNotWritten() => OnEachPlatform(project =>
    {
        Files(project).Write(eight);
        foreach (var path in Written(project))
            File.SetLastWriteTimeUtc(path, longAgo);

        Files(project).Write(eight);

        foreach (var path in Written(project))
            Assert.AreEqual(longAgo, File.GetLastWriteTimeUtc(path), path);
    });

    [TestMethod]
    public void Files_UnchangedSuite_LeaveNothing() => OnEachPlatform(project =>
    {
        Files(project).Write(eight);

        Files(project).Write(SuitePlan.Unchanged);

        Assert.IsEmpty(Folder.Built);
        Assert.IsFalse(File.Exists(project.RunSettings));
    });

    [TestMethod]
    public void Prepare_DifferentPlans_StartTheAssemblyDifferently() => OnEachPlatform(project =>
    {
        SuitePlan[] plans = Traits.SetsScope ? [SuitePlan.Unchanged, sequential, new(4, TestScope.Methods), eight, new(8, TestScope.Classes)] : [SuitePlan.Unchanged, sequential, new(4), new(8)];
        var commands = plans.Select(plan => Command(project, plan)).ToList();

        Assert.HasCount(plans.Length, commands.Distinct());
        Assert.IsTrue(commands.TrueForAll(command => command.Contains(project.AssemblyPath, StringComparison.Ordinal)));
    });

    [TestMethod]
    public void Prepare_Seed_ShufflesIfTheRunnerCan() => OnEachPlatform(project =>
    {
        Assert.AreEqual(Command(project, eight), Command(project, eight));
        Assert.AreEqual(Shuffles, Command(project, eight) != Command(project, eight, seed: 1));
    });

    [TestMethod]
    public void Traits_OfTheRunner_MatchItsDefault()
    {
        Assert.IsGreaterThanOrEqualTo(1, Traits.DefaultWorkers);
        Assert.AreEqual(Suite.DeclaredScope, Traits.DeclaredScope);
        Assert.IsFalse(Framework.TraitsOf(Suite, processors: 4, setsMinThreads: false).WaitsForPool);
    }

    [TestMethod]
    public void Results_NoFile_AreNone() => OnEachPlatform(project => Assert.IsNull(Framework.ResultsIn(Folder.Path, project)));
}
