using System.Diagnostics;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>The tests that every framework must pass. A derived class describes its framework, and adds the tests of what only that framework does.</summary>
public abstract class FrameworkContract : IDisposable
{
    private static readonly DateTime longAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly SuitePlan sequential = SuitePlan.Sequential;
    private static readonly SuitePlan eight = new(8, TestScope.Methods);

    private readonly ProjectFolder folder = new();

    private protected ProjectFolder Folder => folder;

    private protected abstract ITestFramework Framework { get; }

    /// <summary>The name in keys of stored results, which must never change.</summary>
    private protected abstract string StoredName { get; }

    /// <summary>Whether it runs on Microsoft.Testing.Platform, or not, or both.</summary>
    private protected abstract bool[] Platforms { get; }

    /// <summary>Methods that are one test each.</summary>
    private protected abstract string[] Tests { get; }

    /// <summary>Attributes about parallelism, for a class or an assembly; one of each type.</summary>
    private protected abstract string[] ParallelismAttributes { get; }

    /// <summary>The attribute of an assembly that lets its suite be tuned; empty if it needs none.</summary>
    private protected virtual string TunableDeclaration => "";

    /// <summary>An attribute of an assembly that forbids other settings.</summary>
    private protected abstract string OwnDeclaration { get; }

    /// <summary>User's files that say how tests run in parallel, with the setting as the reason names it.</summary>
    private protected abstract (bool IsOnTestingPlatform, string File, string Content, string Setting)[] OwnFiles { get; }

    /// <summary>Options that leave tests out, or say how they run in parallel.</summary>
    private protected abstract string[] OwnOptions { get; }

    /// <summary>Whether the runner can run tests in random order.</summary>
    private protected abstract bool Shuffles { get; }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

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
        Assert.Contains($"mark it with {Framework.IsolatingAttribute}. Then measure again", SuiteMessages.WhileUsed("App.Tests", Framework, profile).Single().Text);

        var name = Framework.IsolatingAttribute.Split('[', ']')[1];
        Assert.Contains(name + "Attribute", Framework.ParallelismAttributes);
    }

    [TestMethod]
    public void OwnOptions_InTheTestArguments_AreTheReasonOnThePlatformOnly()
    {
        Folder.AddTrxExtension();
        foreach (var option in OwnOptions)
        {
            var arguments = $"--timeout 5m\n {option}=2";
            Assert.AreEqual($"{option} in TestingPlatformCommandLineArguments says how {StoredName} runs them", Reason(isOnTestingPlatform: true, arguments));
            Assert.IsNull(Platforms.Contains(false) ? Reason(isOnTestingPlatform: false, arguments) : null);
        }
        Assert.IsNull(Reason(Platforms[0], "--timeout 5m"));

        string? Reason(bool isOnTestingPlatform, string arguments) => Obstacle(Suite, Project(isOnTestingPlatform), arguments);
    }

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
    public void Files_UnchangedSuite_LeaveNothingBesideTheAssembly() => OnEachPlatform(project =>
    {
        Files(project).Write(eight);

        Files(project).Write(SuitePlan.Unchanged);

        Assert.IsEmpty(Folder.Built);
        Assert.IsTrue(project.IsOnTestingPlatform || File.Exists(project.RunSettings), "VSTest has been told of the file");
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

    private protected TestSuite Suite => new()
    {
        Framework = StoredName,
        Fingerprint = new('a', 64),
        FrameworkMajor = 4,
        Methods = 10,
        IsDeclaredParallel = true,
    };

    private protected RunnerTraits Traits => Framework.TraitsOf(Suite, processors: 4, setsMinThreads: true);

    private protected TestSuite? Scan(string source, string? assembly = null) => FrameworkStubs.Scan(assembly ?? Framework.Assemblies[0], source);

    private protected SuiteProject Project(bool isOnTestingPlatform) => Folder.Project(Framework, isOnTestingPlatform);

    private protected static SuiteFiles Files(SuiteProject project) => new(project, new LocalFileSystem());

    private protected ProcessStartInfo Prepared(bool isOnTestingPlatform, SuitePlan plan, int seed = 0)
    {
        var start = new ProcessStartInfo();
        Framework.Prepare(start, Project(isOnTestingPlatform), new(plan, seed, Folder.Path));
        return start;
    }

    /// <summary>The .runsettings of a trial.</summary>
    private protected string TrialSettings(bool isOnTestingPlatform, SuitePlan plan, int seed = 0)
    {
        Prepared(isOnTestingPlatform, plan, seed);
        return File.ReadAllText(Folder.At("trial.runsettings"));
    }

    /// <summary>Tells whether a runner reads these results from a file of this name.</summary>
    private protected void AssertResults(bool isOnTestingPlatform, string name, string content)
    {
        Folder.Write(name, content);

        Assert.AreEqual("N.C.M", Framework.ResultsIn(Folder.Path, Project(isOnTestingPlatform))!.Single().Name);
    }

    private static string? Obstacle(TestSuite suite, SuiteProject project, string arguments = "") => SuiteObstacle.Of(suite, project, arguments, new LocalFileSystem());

    private static string Class(string test) => $"public class C {{ {test} }}";

    private void OnEachPlatform(Action<SuiteProject> test)
    {
        foreach (var isOnTestingPlatform in Platforms)
        {
            test(Project(isOnTestingPlatform));
            Folder.Clear();
        }
    }

    private IEnumerable<string> Written(SuiteProject project) => Folder.Built.Select(Folder.InOutput).Concat(File.Exists(project.RunSettings) ? [project.RunSettings] : []);

    // All that a runner is told: arguments, environment, and its own settings file.
    private string Command(SuiteProject project, SuitePlan plan, int seed = 0)
    {
        var start = Prepared(project.IsOnTestingPlatform, plan, seed);
        var settings = Folder.At("trial.runsettings");
        return string.Join('\n', [.. start.ArgumentList, .. start.Environment.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal), File.Exists(settings) ? File.ReadAllText(settings) : ""]);
    }
}
