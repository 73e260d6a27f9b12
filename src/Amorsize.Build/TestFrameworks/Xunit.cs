using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>The parts that all versions of xUnit have in common.</summary>
internal abstract class Xunit : ITestFramework
{
    public abstract string Name { get; }

    public abstract IReadOnlyList<string> Assemblies { get; }

    public IReadOnlyList<string> TestAttributes { get; } = ["FactAttribute", "TheoryAttribute"];

    public IReadOnlyList<string> RowAttributes { get; } = ["InlineDataAttribute"];

    public virtual IReadOnlyList<string> ParallelismAttributes { get; } = ["CollectionAttribute", "CollectionDefinitionAttribute", "CollectionBehaviorAttribute"];

    public string IsolatingAttribute => "[Collection(\"Alone\")]";

    public string IsolatingDeclaration => "[CollectionDefinition(\"Alone\", DisableParallelization = true)] public class Alone { }";

    public IReadOnlyList<string> OwnOptions { get; } = [.. TestingPlatform.OwnOptions, "--max-threads", "--parallel", "xUnit__"];

    public virtual TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes) => attributes.Find("Xunit", "CollectionBehaviorAttribute") is { HasArguments: true }
        ? suite with { OwnSetting = "[assembly: CollectionBehavior] has settings of the project's own" }
        : suite with { IsDeclaredParallel = true };

    public abstract RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads);

    public virtual string? ObstacleTo(TestSuite suite, SuiteProject project) => null;

    // The plan is in xUnit's own file, which IDEs read too. The .runsettings is only read, to find settings of the user.
    public virtual IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project)
    {
        var runnerJson = new XunitRunnerFile(project, ["maxParallelThreads", "parallelMode", "parallelAlgorithm", "parallelizeTestCollections"], With);
        return project.IsOnTestingPlatform
            ? [runnerJson]
            : [new RunSettingsFile(project, ["xUnit/MaxParallelThreads", "xUnit/ParallelAlgorithm", "xUnit/ParallelizeTestCollections"]), runnerJson];
    }

    public virtual IReadOnlyList<string> Select(IReadOnlyList<string> classes, bool areExcluded, SuiteProject project) => ClassFilter.OfFullNames(classes, areExcluded);

    public virtual SuiteProject? Without(SuiteProject project, IReadOnlyList<string> units) => NarrowedFilter.On(project, ClassFilter.OfFullNames(units, areExcluded: true)[^1]);

    public virtual int FailedExitCode(SuiteProject project) => VsTest.FailedExitCode;

    public abstract void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial);

    /// <summary>The user's xunit.runner.json with a plan added.</summary>
    protected abstract GeneratedJson With(GeneratedJson json, SuitePlan plan);

    /// <summary>Adds the workers of a parallel plan. Versions of xUnit before 2.8 have only the aggressive algorithm, and ignore its setting.</summary>
    protected static GeneratedJson WithWorkers(GeneratedJson json, SuitePlan plan)
    {
        json.With("maxParallelThreads", plan.Workers);
        return plan.IsAggressive ? json.With("parallelAlgorithm", "aggressive") : json;
    }
}
