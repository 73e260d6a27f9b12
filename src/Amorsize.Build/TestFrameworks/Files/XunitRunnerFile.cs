using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>xUnit's own settings file. A file that is named for the assembly counts more than the common xunit.runner.json.</summary>
/// <inheritdoc cref="JsonSettingsFile"/>
internal sealed class XunitRunnerFile(SuiteProject project, IReadOnlyList<string> own, Func<GeneratedJson, SuitePlan, GeneratedJson> with)
    : JsonSettingsFile(project.Beside("." + CommonName), own, with)
{
    private const string CommonName = "xunit.runner.json";

    protected override string UserPath =>
        Array.Find([NamedForAssembly, System.IO.Path.Combine(project.ProjectDirectory, CommonName)], File.Exists) ?? System.IO.Path.Combine(project.OutputDirectory, CommonName);

    // Without ours, xUnit reads the user's common file.
    protected override byte[]? WithoutPlan => File.Exists(NamedForAssembly) ? File.ReadAllBytes(NamedForAssembly) : null;

    private string NamedForAssembly => System.IO.Path.Combine(project.ProjectDirectory, $"{project.AssemblyName}.{CommonName}");
}
