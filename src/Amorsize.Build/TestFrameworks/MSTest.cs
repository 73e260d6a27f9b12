using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>MSTest, on VSTest or on Microsoft.Testing.Platform.</summary>
internal sealed class MSTest : ITestFramework
{
    private const string Namespace = "Microsoft.VisualStudio.TestTools.UnitTesting";

    // The value of MSTest's enum member ExecutionScope.MethodLevel in an attribute's metadata.
    private const int MethodLevel = 1;

    // The first version whose testconfig.json has "mstest:execution:dependencies".
    private static readonly Version FirstWithDependencies = new(4, 4);

    public string Name => "MSTest";

    public IReadOnlyList<string> Assemblies { get; } = ["MSTest.TestFramework", "Microsoft.VisualStudio.TestPlatform.TestFramework"];

    public IReadOnlyList<string> TestAttributes { get; } = ["TestMethodAttribute"];

    public IReadOnlyList<string> RowAttributes { get; } = ["DataRowAttribute"];

    public IReadOnlyList<string> ParallelismAttributes { get; } = ["DoNotParallelizeAttribute", "ParallelizeAttribute", "ResourceLockAttribute"];

    public string IsolatingAttribute => "[DoNotParallelize]";

    public IReadOnlyList<string> OwnOptions { get; } = [.. TestingPlatform.OwnOptionsWithRunSettings, "mstest__"];

    public TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes)
    {
        if (attributes.Has(Namespace, "DoNotParallelizeAttribute"))
            return suite with { OwnSetting = "[assembly: DoNotParallelize] says that its tests must not run beside each other" };
        if (attributes.Find(Namespace, "ParallelizeAttribute") is not { } parallelize)
            return suite;
        return parallelize.Named("Workers") > 0
            ? suite with { OwnSetting = "[assembly: Parallelize(Workers = …)] is a setting of the project's own" }
            : suite with { IsDeclaredParallel = true, DeclaredScope = parallelize.Named("Scope") == MethodLevel ? TestScope.Methods : TestScope.Classes };
    }

    public RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads) =>
        new(SetsScope: true, suite.DeclaredScope, suite.IsDeclaredParallel ? processors : 1, setsMinThreads);

    public string? ObstacleTo(TestSuite suite, SuiteProject project) => project.IsOnTestingPlatform ? TestingPlatform.ObstacleTo(project) : null;

    public IReadOnlyList<string> Select(IReadOnlyList<string> classes, bool areExcluded, SuiteProject project) => ClassFilter.OfProperty("ClassName", classes, areExcluded);

    // MSTest reads these settings only on Microsoft.Testing.Platform.
    public bool KeepsApart(SuiteProject project) =>
        project.IsOnTestingPlatform && Version.TryParse(VersionOf(project)?.Split('-', '+')[0], out var version) && version >= FirstWithDependencies;

    public IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project) => project.IsOnTestingPlatform
        ? [new TestConfigFile(project, ["mstest/parallelism", "commandLineOptions/settings", "commandLineOptionDefaults/settings"], With)]
        : [new RunSettingsFile(project, ["MSTest/Parallelize", "MSTestV2/Parallelize"], With)];

    public void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial)
    {
        if (!project.IsOnTestingPlatform)
        {
            VsTest.Prepare(start, project, trial, settings => trial.IsShuffled ? settings.With("MSTest", "RandomizeTestOrder", "true") : settings);
            return;
        }
        TestingPlatform.Prepare(start, project, trial);
        if (!trial.IsShuffled)
            return;
        // MSTest reads the members of the section "mstest" only if the section itself has a value.
        start.Environment["mstest"] = "1";
        start.Environment["mstest__execution__randomizeTestOrder"] = "true";
    }

    private static RunSettings With(RunSettings settings, SuitePlan plan) => plan.Workers switch
    {
        0 => settings,
        1 => settings.With(RunSettings.Configuration, "DisableParallelization", "true"),
        // The scope is always set: with workers alone, MSTest would use ClassLevel and ignore the scope of the [Parallelize] attribute.
        _ => settings.With("MSTest", "Parallelize", new XElement("Workers", plan.Workers), new XElement("Scope", plan.Scope == TestScope.Methods ? "MethodLevel" : "ClassLevel")),
    };

    private static GeneratedJson With(GeneratedJson json, SuitePlan plan)
    {
        if (plan.Workers == 1)
            return json.With("mstest/parallelism/enabled", false);
        json.With("mstest/parallelism/enabled", true).With("mstest/parallelism/workers", plan.Workers).With("mstest/parallelism/scope", ScopeInJson(plan));
        return WaitingTest.Split(plan.Waiting) is { Count: > 0 } tests ? json.With("mstest/execution/dependencies/nodes", new JsonArray([.. tests.Select(NodeOf)])) : json;
    }

    // A test that waits runs whatever the results of the others are.
    private static JsonObject NodeOf(WaitingTest test) => new() { ["test"] = test.Test, ["dependsOn"] = new JsonArray([.. test.After.Select(name => (JsonNode)name)]), ["proceedOnFailure"] = true };

    private static string? VersionOf(SuiteProject project)
    {
        var path = Path.Combine(project.OutputDirectory, "MSTest.TestFramework.dll");
        return File.Exists(path) ? FileVersionInfo.GetVersionInfo(path).ProductVersion : null;
    }

    private static string ScopeInJson(SuitePlan plan) => plan.Scope == TestScope.Methods ? "method" : "class";
}
