using System.Text.Json.Nodes;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>
/// The settings file of Microsoft.Testing.Platform. The platform's own targets write it from the project's testconfig.json and its items
/// TestingPlatformCommandLineOptionDefault.
/// </summary>
/// <inheritdoc cref="JsonSettingsFile"/>
internal sealed class TestConfigFile(SuiteProject project, IReadOnlyList<string> own, Func<GeneratedJson, SuitePlan, GeneratedJson>? with = null)
    : JsonSettingsFile(project.Beside(".testconfig.json"), own, with)
{
    private const string Options = "commandLineOptions";
    private const string OptionDefaults = "commandLineOptionDefaults";

    // A project without the common file may copy one there itself, under the name of its assembly.
    protected override string UserPath => File.Exists(Source) || IsOurs || project.CommandLineOptionDefaults.Count > 0 ? Source : Path;

    protected override bool IsWrittenByBuild => WithoutPlan is not null;

    // Merged in the same way as by the platform's targets: the user's file overrides the items, and an option with several items becomes an array.
    protected override GeneratedJson UserSettings => project.CommandLineOptionDefaults
        .GroupBy(option => option.Key, option => (JsonNode)option.Value, StringComparer.OrdinalIgnoreCase)
        .Aggregate(base.UserSettings, (json, option) => json.With($"{OptionDefaults}/{option.Key}", option.ToArray() is [var only] ? only : new JsonArray([.. option])));

    protected override byte[]? WithoutPlan => project.CommandLineOptionDefaults.Count > 0
        ? UserSettings.ToBytes(isOurs: false)
        : RegularFile.Read(Source);

    private string Source => System.IO.Path.Combine(project.ProjectDirectory, "testconfig.json");

    /// <summary>
    /// The options that the user's testconfig.json gives to the test program. Those of the section commandLineOptionDefaults are left out, because they take
    /// effect only beside an option on the command line.
    /// </summary>
    /// <exception cref="FormatException">The user's file cannot be read.</exception>
    public static IEnumerable<TestOption> OptionsOf(SuiteProject project) =>
        new TestConfigFile(project, []).UserSettings.TextsOf(Options).Select(option => new TestOption($"--{option.Name}", option.Values));

    /// <summary>The environment variables that the user's testconfig.json gives to the test program. Those that no process can have are left out.</summary>
    /// <exception cref="FormatException">The user's file cannot be read.</exception>
    public static IEnumerable<(string Name, string Value)> VariablesOf(SuiteProject project) => new TestConfigFile(project, []).UserSettings.ScalarsOf("environmentVariables")
        .Where(variable => variable.Name.Length > 0 && !variable.Name.Contains('=') && !variable.Name.Contains('\0') && !variable.Value.Contains('\0'));
}
