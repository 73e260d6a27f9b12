using Amorsize.Build.Launch;
using Amorsize.Build.TestFrameworks.Runners;

namespace Amorsize.Build.TestFrameworks;

/// <summary>A test project, as the properties and items of its build describe it.</summary>
internal sealed record SuiteProject
{
    public required ITestFramework Framework { get; init; }

    /// <summary>Whether <c>dotnet test</c> runs the assembly as a program on Microsoft.Testing.Platform, not in VSTest's host.</summary>
    public required bool IsOnTestingPlatform { get; init; }

    /// <summary>Absolute path of the assembly that was built.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>Absolute path of the project's folder.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Path of the dotnet executable, or its bare name, to be found in PATH.</summary>
    public string DotNet { get; init; } = "dotnet";

    /// <summary>Absolute path of vstest.console; needed only to run tests.</summary>
    public string VsTestConsole { get; init; } = "";

    /// <summary>Absolute path of the user's own .runsettings; empty if there is none.</summary>
    public required string UserRunSettings { get; init; }

    /// <summary>Absolute path of the generated .runsettings.</summary>
    public required string RunSettings { get; init; }

    /// <summary>
    /// The project's items TestingPlatformCommandLineOptionDefault: options, without dashes, and their values. Microsoft.Testing.Platform adds them to the
    /// user's testconfig.json.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> CommandLineOptionDefaults { get; init; } = [];

    /// <summary>
    /// The options that <c>dotnet test</c> gives to a program on Microsoft.Testing.Platform: the project's TestingPlatformCommandLineArguments, and the arguments
    /// of its launch profile.
    /// </summary>
    public IReadOnlyList<TestOption> Options { get; init; } = [];

    /// <summary>Names of the environment variables of a program on Microsoft.Testing.Platform, also those of its launch profile.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>The launch profile that <c>dotnet test</c> uses on Microsoft.Testing.Platform; null if there is none.</summary>
    public LaunchProfile? LaunchProfile { get; init; }

    /// <summary>The project's VSTestTestCaseFilter; empty if there is none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>The project's VSTestCLIRunSettings: settings in the form <c>Section.Name=value</c>, which override those of a file.</summary>
    public IReadOnlyList<string> InlineSettings { get; init; } = [];

    /// <summary>The project's VSTestTestAdapterPath: folders in which VSTest looks for adapters of test frameworks.</summary>
    public IReadOnlyList<string> AdapterPaths { get; init; } = [];

    /// <summary>Simple name of the assembly.</summary>
    public string AssemblyName => Path.GetFileNameWithoutExtension(AssemblyPath);

    /// <summary>Absolute path of the folder with the assembly and its dependencies.</summary>
    public string OutputDirectory => Path.GetDirectoryName(AssemblyPath)!;

    /// <summary>Absolute path of a file in the assembly's folder that has the assembly's name and this extension.</summary>
    public string Beside(string extension) => Path.Combine(OutputDirectory, AssemblyName + extension);
}
