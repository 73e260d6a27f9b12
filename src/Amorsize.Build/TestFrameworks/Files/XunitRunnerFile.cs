using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>xUnit's own settings file. The generated one is named after the assembly, because such a file overrides the common xunit.runner.json.</summary>
/// <inheritdoc cref="JsonSettingsFile"/>
internal sealed class XunitRunnerFile(SuiteProject project, IReadOnlyList<string> own, Func<GeneratedJson, SuitePlan, GeneratedJson> with)
    : JsonSettingsFile(project.Beside("." + CommonName), own, with)
{
    private const string CommonName = "xunit.runner.json";

    protected override string UserPath =>
        Array.Find([NamedForAssembly, System.IO.Path.Combine(project.ProjectDirectory, CommonName)], File.Exists) ?? System.IO.Path.Combine(project.OutputDirectory, CommonName);

    // A user's file that is named after the assembly is restored. A common file needs nothing: xUnit reads it once the generated file is deleted.
    protected override byte[]? WithoutPlan => RegularFile.Read(NamedForAssembly);

    private string NamedForAssembly => System.IO.Path.Combine(project.ProjectDirectory, $"{project.AssemblyName}.{CommonName}");
}
