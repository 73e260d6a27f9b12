using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>TUnit, which runs only on Microsoft.Testing.Platform.</summary>
internal sealed class TUnit : ITestFramework
{
    private const string Namespace = "TUnit.Core";

    // By default TUnit runs twice as many tests at once as there are processors: https://tunit.dev/docs/parallelism.
    private const int DefaultWorkersPerProcessor = 2;

    public string Name => "TUnit";

    public IReadOnlyList<string> Assemblies { get; } = ["TUnit.Core"];

    public IReadOnlyList<string> TestAttributes { get; } = ["TestAttribute"];

    public IReadOnlyList<string> RowAttributes { get; } = ["ArgumentsAttribute"];

    public IReadOnlyList<string> ParallelismAttributes { get; } = ["NotInParallelAttribute", "ParallelGroupAttribute", "ParallelLimiterAttribute"];

    public string IsolatingAttribute => "[NotInParallel]";

    public IReadOnlyList<string> OwnOptions { get; } = [.. TestingPlatform.OwnOptions, "--maximum-parallel-tests", "TUNIT_MAX_PARALLEL_TESTS"];

    public TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes)
    {
        if (attributes.Has(Namespace, "NotInParallelAttribute"))
            return suite with { OwnSetting = "[assembly: NotInParallel] says that its tests must not run beside each other" };
        if (attributes.Has(Namespace, "ParallelLimiterAttribute`1"))
            return suite with { OwnSetting = "[assembly: ParallelLimiter] is a setting of the project's own" };
        return suite with { IsDeclaredParallel = true, DeclaredScope = TestScope.Methods };
    }

    public RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads) =>
        new(SetsScope: false, suite.DeclaredScope, DefaultWorkersPerProcessor * processors, WaitsForPool: false);

    // The filter is a path of assembly, namespace, class and method. A nested class is written as by reflection; a class of any namespace is selected.
    public IReadOnlyList<string> Select(IReadOnlyList<string> classes, bool areExcluded, SuiteProject project) =>
        ["--treenode-filter", $"/*/*/{(areExcluded ? string.Join('&', ClassFilter.SimpleNames(classes).Select(name => $"(!{name})")) : $"({string.Join('|', ClassFilter.SimpleNames(classes))})")}/*"];

    // TUnit's filter cannot name a method together with its class. It leaves out all methods of these names, so a run in which others are missing does not count.
    public SuiteProject? Without(SuiteProject project, IReadOnlyList<string> units) => NarrowedFilter.FiltersOf(project).Count > 0
        ? null
        : project with { Options = [.. project.Options, new("--treenode-filter", [$"/*/*/*/{string.Join('&', ClassFilter.SimpleNames(units).Select(name => $"(!{name})"))}"])] };

    public string? ObstacleTo(TestSuite suite, SuiteProject project) => TestingPlatform.ObstacleTo(project);

    // A project that is no Microsoft.Testing.Platform program cannot run TUnit's tests.
    public IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project) => project.IsOnTestingPlatform
        ? [new TestConfigFile(project, ["commandLineOptions/maximum-parallel-tests", "commandLineOptionDefaults/maximum-parallel-tests", "environmentVariables/TUNIT_MAX_PARALLEL_TESTS"], With)]
        : [];

    public void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial) => TestingPlatform.Prepare(start, project, trial);

    private static GeneratedJson With(GeneratedJson json, SuitePlan plan) =>
        json.With("commandLineOptions/maximum-parallel-tests", plan.Workers.ToString(CultureInfo.InvariantCulture));
}
