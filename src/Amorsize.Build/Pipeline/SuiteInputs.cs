using Amorsize.Build.Launch;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.Pipeline;

/// <summary>Describes the test project of a build.</summary>
internal static class SuiteInputs
{
    /// <param name="inputs">The build.</param>
    /// <param name="suite">The suite, as the scan found it.</param>
    /// <param name="optionDefaults">The project's items TestingPlatformCommandLineOptionDefault.</param>
    public static SuiteProject ProjectOf(BuildContext inputs, TestSuite suite, IReadOnlyList<KeyValuePair<string, string>> optionDefaults)
    {
        // VSTest ignores launch profiles.
        var profile = inputs.IsTestingPlatformApplication ? LaunchSettings.ProfileOf(inputs.ProjectFile, Environment.GetEnvironmentVariable) : null;
        return new()
        {
            Framework = SupportedFrameworks.Of(suite),
            IsOnTestingPlatform = inputs.IsTestingPlatformApplication,
            AssemblyPath = inputs.AssemblyPath,
            ProjectDirectory = Path.GetDirectoryName(inputs.ProjectFile)!,
            DotNet = inputs.DotNet,
            VsTestConsole = inputs.VsTestConsole,
            // Microsoft.Testing.Platform ignores the property RunSettingsFilePath.
            UserRunSettings = inputs.IsTestingPlatformApplication ? "" : inputs.UserRunSettings,
            RunSettings = inputs.RunSettings,
            // Without an executable of its own, a program starts with `dotnet exec` and its assembly.
            Options = inputs.IsTestingPlatformApplication ? [.. TestOption.Parse(inputs.TestArguments).Where(option => option.Name != "exec"), .. TestOption.Of(profile?.Arguments ?? [])] : [],
            Variables = inputs.IsTestingPlatformApplication ? [.. Environment.GetEnvironmentVariables().Keys.Cast<string>(), .. profile?.Variables.Keys ?? []] : [],
            LaunchProfile = profile,
            Filter = inputs.VsTestFilter,
            InlineSettings = inputs.VsTestInlineSettings,
            AdapterPaths = inputs.VsTestAdapterPaths,
            CommandLineOptionDefaults = optionDefaults,
        };
    }
}
