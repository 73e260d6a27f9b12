using System.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>The description of a framework for its tests, and what these tests have in common.</summary>
public abstract class FrameworkTest : IDisposable
{
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

    /// <summary>A filter of the project on Microsoft.Testing.Platform.</summary>
    private protected virtual string PlatformFilter => "--filter TestCategory!=Slow";

    /// <summary>The same filter among the arguments of a trial.</summary>
    private protected virtual string StartedFilter => PlatformFilter;

    /// <summary>Options that override the generated settings, or run no tests.</summary>
    private protected abstract string[] OwnOptions { get; }

    /// <summary>Environment variables that override the generated settings, or select tests.</summary>
    private protected virtual string[] OwnVariables => ["commandLineOptions__filter"];

    /// <summary>Whether the runner can run tests in random order.</summary>
    private protected abstract bool Shuffles { get; }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

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

    private protected ProcessStartInfo Prepared(bool isOnTestingPlatform, SuitePlan plan, int seed = 0) => Prepared(Project(isOnTestingPlatform), plan, seed);

    /// <summary>The start of a trial, whose plan is in the runner's files.</summary>
    private protected ProcessStartInfo Prepared(SuiteProject project, SuitePlan plan, int seed = 0)
    {
        Files(project).Write(plan);
        var start = new ProcessStartInfo();
        Framework.Prepare(start, project, new(seed, Folder.Path));
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

        Assert.AreEqual("N.C.M", Framework.ResultsIn(Folder.Path, Project(isOnTestingPlatform))!.Tests.Single().Name);
    }

    private protected static string? Obstacle(TestSuite suite, SuiteProject project) => SuiteObstacle.Of(suite, project, new LocalFileSystem());

    private protected static string Class(string test) => $"public class C {{ {test} }}";

    private protected void OnEachPlatform(Action<SuiteProject> test)
    {
        foreach (var isOnTestingPlatform in Platforms)
        {
            test(Project(isOnTestingPlatform));
            Folder.Clear();
        }
    }

    private protected IEnumerable<string> Written(SuiteProject project) => Folder.Built.Select(Folder.InOutput).Concat(File.Exists(project.RunSettings) ? [project.RunSettings] : []);

    /// <summary>All that a runner is told: arguments, environment, and the content of its files.</summary>
    private protected string Command(SuiteProject project, SuitePlan plan, int seed = 0)
    {
        var start = Prepared(project, plan, seed);
        var settings = Folder.At("trial.runsettings");
        return string.Join('\n', [.. start.ArgumentList, .. start.Environment.Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal), .. Written(project).Select(File.ReadAllText), File.Exists(settings) ? File.ReadAllText(settings) : ""]);
    }
}
