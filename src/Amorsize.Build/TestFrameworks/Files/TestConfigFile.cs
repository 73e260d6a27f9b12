using System.Text.Json.Nodes;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>
/// The settings file of Microsoft.Testing.Platform. The platform's own targets write it from the project's testconfig.json and its items
/// TestingPlatformCommandLineOptionDefault.
/// </summary>
/// <inheritdoc cref="JsonSettingsFile"/>
internal sealed class TestConfigFile(SuiteProject project, IReadOnlyList<string> own, Func<GeneratedJson, SuitePlan, GeneratedJson>? with = null)
    : JsonSettingsFile(project.Beside(".testconfig.json"), own, with)
{
    protected override string UserPath => System.IO.Path.Combine(project.ProjectDirectory, "testconfig.json");

    protected override bool IsWrittenByBuild => WithoutPlan is not null;

    // Merged in the same way as by the platform's targets: the user's file overrides the items, and an option with several items becomes an array.
    protected override GeneratedJson UserSettings => project.CommandLineOptionDefaults
        .GroupBy(option => option.Key, option => (JsonNode)option.Value, StringComparer.OrdinalIgnoreCase)
        .Aggregate(base.UserSettings, (json, option) => json.With($"commandLineOptionDefaults/{option.Key}", option.ToArray() is [var only] ? only : new JsonArray([.. option])));

    protected override byte[]? WithoutPlan => project.CommandLineOptionDefaults.Count > 0
        ? UserSettings.ToBytes(isOurs: false)
        : File.Exists(UserPath) ? File.ReadAllBytes(UserPath) : null;
}
