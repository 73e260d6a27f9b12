using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>xUnit v3 from 4.0 on, on VSTest or on Microsoft.Testing.Platform.</summary>
internal sealed class XunitV3 : Xunit
{
    // The first major version whose setting parallelMode lets methods of one class run in parallel.
    private const int MinMajor = 4;

    public override string Name => "XunitV3";

    public override IReadOnlyList<string> Assemblies { get; } = ["xunit.v3.core"];

    public override IReadOnlyList<string> ParallelismAttributes => [.. base.ParallelismAttributes, "ParallelizationAttribute"];

    public override TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes)
    {
        var declared = base.WithDeclarations(suite, attributes);
        return declared.OwnSetting is null && attributes.Has("Xunit.v3", "ParallelizationAttribute")
            ? suite with { OwnSetting = "[assembly: Parallelization] has settings of the project's own" }
            : declared;
    }

    public override RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads) => new(SetsScope: true, suite.DeclaredScope, processors, WaitsForPool: false, IsolatesClasses: true) { SetsAlgorithm = true };

    public override string? ObstacleTo(TestSuite suite, SuiteProject project)
    {
        if (suite.FrameworkMajor < MinMajor)
            return "it uses xUnit v3 before 4.0, whose settings are others";
        return project.IsOnTestingPlatform && XunitOptions.FirstUnknown(OptionsOf(project)) is { } unknown
            ? $"its option {unknown} cannot be given to xUnit's own runner, which reports the times of tests"
            : null;
    }

    // On Microsoft.Testing.Platform, testconfig.json overrides xUnit's own file. It is only read, to find settings of the user; the plan is written to
    // xUnit's own file.
    public override IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project) => project.IsOnTestingPlatform
        ? [
            new TestConfigFile(project,
            [
                "xUnit/maxParallelThreads", "xUnit/parallelMode", "xUnit/parallelAlgorithm", "xUnit/parallelizeTestCollections",
                "commandLineOptions/max-threads", "commandLineOptions/parallel", "commandLineOptions/parallel-algorithm",
                "commandLineOptionDefaults/max-threads", "commandLineOptionDefaults/parallel", "commandLineOptionDefaults/parallel-algorithm",
            ]),
            .. base.FilesOf(project),
        ]
        : base.FilesOf(project);

    // On Microsoft.Testing.Platform, xUnit's own runner runs the trials, because the platform's command line is open to `dotnet test` only. The option
    // -automated selects that runner even if the project uses the platform's.
    public override void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial)
    {
        if (!project.IsOnTestingPlatform)
        {
            VsTest.Prepare(start, project, trial, settings => trial.IsShuffled ? settings.With("xUnit", "Seed", trial.Seed) : settings);
            return;
        }
        start.ArgumentList.Add(project.AssemblyPath);
        // The argument ":seed" selects one of xUnit's random orders. Without it, all runs have the same order.
        if (trial.IsShuffled)
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $":{trial.Seed}"));
        foreach (var argument in (string[])["-automated", .. XunitOptions.Translate(OptionsOf(project)), "-result-trx", Path.Combine(trial.Scratch, TrxResults.FileName)])
            start.ArgumentList.Add(argument);
        // The platform reads these too, but xUnit's own runner does not.
        foreach (var (name, value) in TestConfigFile.VariablesOf(project))
            start.Environment[name] = value;
    }

    public override IReadOnlyList<string> Select(IReadOnlyList<string> classes, bool areExcluded, SuiteProject project) =>
        project.IsOnTestingPlatform ? [areExcluded ? "--filter-not-class" : "--filter-class", .. classes] : base.Select(classes, areExcluded, project);

    // xUnit's own runner joins its simple filters by "and". It cannot join them with a filter that is an expression.
    public override SuiteProject? Without(SuiteProject project, IReadOnlyList<string> units)
    {
        if (!project.IsOnTestingPlatform)
            return base.Without(project, units);
        return NarrowedFilter.FiltersOf(project).Any(option => NarrowedFilter.IsExpression(option) || option.IsOneOf(["--filter-query"]))
            ? null
            : project with { Options = [.. project.Options, new("--filter-not-class", units)] };
    }

    public override int FailedExitCode(SuiteProject project) => project.IsOnTestingPlatform ? XunitOptions.FailedExitCode : base.FailedExitCode(project);

    protected override GeneratedJson With(GeneratedJson json, SuitePlan plan) => plan.Workers == 1
        ? json.With("parallelMode", "none")
        : WithWorkers(json.With("parallelMode", ModeOf(plan)), plan);

    // The platform reads options from testconfig.json too, but xUnit's own runner does not.
    private static IEnumerable<TestOption> OptionsOf(SuiteProject project) => TestingPlatform.RunOptions(project).Concat(TestingPlatform.WithoutOutput(TestConfigFile.OptionsOf(project)));

    private static string ModeOf(SuitePlan plan) => plan.Scope == TestScope.Methods ? "all" : "collections";
}
