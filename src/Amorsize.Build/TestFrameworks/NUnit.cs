using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>NUnit, on VSTest or on Microsoft.Testing.Platform; it reads a .runsettings on both.</summary>
internal sealed class NUnit : ITestFramework
{
    private const string Namespace = "NUnit.Framework";

    // The values of NUnit's enum members ParallelScope.None and ParallelScope.Children in an attribute's metadata.
    private const int NoScope = 2;
    private const int ScopeOfChildren = 256;

    // By default NUnit uses one worker for each processor, but at least two.
    private const int MinDefaultWorkers = 2;

    public string Name => "NUnit";

    public IReadOnlyList<string> Assemblies { get; } = ["nunit.framework"];

    public IReadOnlyList<string> TestAttributes { get; } = ["TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute"];

    public IReadOnlyList<string> RowAttributes { get; } = ["TestCaseAttribute"];

    public IReadOnlyList<string> ParallelismAttributes { get; } =
        ["ParallelizableAttribute", "NonParallelizableAttribute", "LevelOfParallelismAttribute", "SingleThreadedAttribute", "FixtureLifeCycleAttribute"];

    public string IsolatingAttribute => "[NonParallelizable]";

    public IReadOnlyList<string> OwnOptions => TestingPlatform.OwnOptionsWithRunSettings;

    public TestScope? ScopeOf(DeclaredAttributes attributes) => attributes.Find(Namespace, "ParallelizableAttribute") is { } parallelizable
        ? (parallelizable.FirstArgument ?? 0) switch
        {
            NoScope => null,
            var scope when (scope & ScopeOfChildren) != 0 => TestScope.Methods,
            _ => TestScope.Classes,
        }
        : null;

    public TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes)
    {
        if (attributes.Has(Namespace, "NonParallelizableAttribute"))
            return suite with { OwnSetting = "[assembly: NonParallelizable] says that its tests must not run beside each other" };
        if (attributes.Has(Namespace, "LevelOfParallelismAttribute"))
            return suite with { OwnSetting = "[assembly: LevelOfParallelism] is a setting of the project's own" };
        if (ScopeOf(attributes) is { } scope)
            return suite with { IsDeclaredParallel = true, DeclaredScope = scope > suite.DeclaredScope ? scope : suite.DeclaredScope };
        if (attributes.Has(Namespace, "ParallelizableAttribute"))
            return suite with { OwnSetting = "[assembly: Parallelizable(ParallelScope.None)] says that its tests must not run beside each other" };
        return suite.IsDeclaredParallel
            ? suite
            : suite with { OwnSetting = "NUnit runs beside each other only what [Parallelizable] allows, and nothing has it: add [assembly: Parallelizable(ParallelScope.Fixtures)]" };
    }

    public RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads) =>
        new(SetsScope: false, suite.DeclaredScope, Math.Max(MinDefaultWorkers, processors), WaitsForPool: false);

    public IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project)
    {
        var runSettings = new RunSettingsFile(project, ["NUnit/NumberOfTestWorkers"], With);
        return project.IsOnTestingPlatform
            ? [runSettings, new TestConfigFile(project, ["commandLineOptions/settings", "commandLineOptionDefaults/settings"], (json, _) => json.With("commandLineOptions/settings", project.RunSettings))]
            : [runSettings];
    }

    public IReadOnlyList<string> Select(IReadOnlyList<string> classes, bool areExcluded, SuiteProject project) => ClassFilter.OfFixtures(classes, areExcluded);

    public void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial)
    {
        if (!project.IsOnTestingPlatform)
        {
            VsTest.Prepare(start, project, trial);
            return;
        }
        var settings = RunSettings.Of(File.Exists(project.RunSettings) ? project.RunSettings : project.UserRunSettings).With("NUnit", "TestOutputXml", trial.Scratch);
        TestingPlatform.Prepare(start, project, trial, ["--settings", trial.Save(settings)]);
    }

    // On Microsoft.Testing.Platform, NUnit writes its results only in its own format, not as TRX.
    public SuiteResults? ResultsIn(string scratch, SuiteProject project) => project.IsOnTestingPlatform
        ? NUnitResults.In(scratch, project.AssemblyName)
        : TrxResults.In(scratch);

    // NumberOfTestWorkers = 0 makes NUnit run tests one after the other on its own thread. This is the sequential plan, which has one worker.
    private static RunSettings With(RunSettings settings, SuitePlan plan) => plan.Workers switch
    {
        0 => settings,
        1 => settings.With("NUnit", "NumberOfTestWorkers", 0),
        _ => settings.With("NUnit", "NumberOfTestWorkers", plan.Workers),
    };
}
