using Amorsize.Build.Suites;
using Amorsize.Build.Suites.Files;
using Amorsize.Caching;
using Amorsize.Caching.Suites;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>What the tasks about a test suite have in common.</summary>
public abstract class SuiteTask : AssemblyTask
{
    /// <summary>Absolute path of the project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Whether the assembly is a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication { get; set; }

    /// <summary>The dotnet executable.</summary>
    public string DotNetHost { get; set; } = "";

    /// <summary>Absolute path of vstest.console.</summary>
    public string VsTestConsole { get; set; } = "";

    /// <summary>Absolute path of the user's own .runsettings; empty where there is none.</summary>
    public string UserRunSettings { get; set; } = "";

    /// <summary>Absolute path of the .runsettings to generate.</summary>
    [Required]
    public string RunSettings { get; set; } = "";

    private protected SuiteProject ProjectOf(TestSuite suite) => new()
    {
        Framework = suite.Framework,
        IsOnTestingPlatform = IsTestingPlatformApplication,
        AssemblyPath = AssemblyPath,
        ProjectDirectory = ProjectDirectory,
        DotNet = DotNetHost.Length > 0 ? DotNetHost : "dotnet",
        VsTestConsole = VsTestConsole,
        // The platform does not look at the property.
        UserRunSettings = IsTestingPlatformApplication ? "" : UserRunSettings,
        RunSettings = RunSettings,
    };

    private protected TestSuite? Scan() => TestSuiteScanner.Scan(File.ReadAllBytes(AssemblyPath));

    private protected CurrentBuild BuildFor(TestSuite suite) => BuildOn(MachineHere()).ForSuite(suite.Framework, IsTestingPlatformApplication);

    /// <summary>Writes the runner's files; what cannot be written is said, and no reason to fail.</summary>
    private protected void WriteFiles(SuiteFiles files, Tuning.Suites.SuiteSetting setting)
    {
        try
        {
            files.Write(setting);
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            Report(SuiteMessages.NotWritten(e.Message));
        }
    }
}
