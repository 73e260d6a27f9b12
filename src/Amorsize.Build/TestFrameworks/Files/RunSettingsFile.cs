using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>The generated .runsettings.</summary>
/// <param name="project">The test project, with the paths of the user's and of the generated file.</param>
/// <param name="own">Settings, as section/name, by which a user says how tests of this framework run in parallel.</param>
/// <param name="with">Adds a plan to the user's settings; null: the file has only the user's settings.</param>
internal sealed class RunSettingsFile(SuiteProject project, IReadOnlyList<string> own, Func<RunSettings, SuitePlan, RunSettings>? with = null) : ISettingsFile
{
    public string Path => project.RunSettings;

    public bool IsOurs => File.Exists(Path);

    public string? OwnSetting()
    {
        string[] all = [.. own, RunSettings.Configuration + "/DisableParallelization"];
        if (RunSettings.Of(project.UserRunSettings).FirstOf(all) is { } setting)
            return $"{setting} in {project.UserRunSettings} is a setting of the project's own";
        return project.InlineSettings.FirstOrDefault(inline => all.Any(name => inline.StartsWith(name.Replace('/', '.'), StringComparison.OrdinalIgnoreCase))) is { } inline
            ? $"{inline} in VSTestCLIRunSettings is a setting of the project's own"
            : null;
    }

    // The file is written for an unchanged suite too. It must exist, because the property RunSettingsFilePath names it to VSTest.
    public void Write(SuitePlan plan, IFileSystem files)
    {
        var settings = RunSettings.Of(project.UserRunSettings);
        files.PublishIfDifferent(Path, (with?.Invoke(settings, plan) ?? settings).ToBytes());
    }
}
