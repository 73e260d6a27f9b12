using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>The generated .runsettings.</summary>
/// <param name="project">The project.</param>
/// <param name="own">Settings, as section/name, by which a user says how tests of this framework run in parallel.</param>
/// <param name="with">Adds a plan; null: the file has the user's settings only.</param>
internal sealed class RunSettingsFile(SuiteProject project, IReadOnlyList<string> own, Func<RunSettings, SuitePlan, RunSettings>? with = null) : ISettingsFile
{
    public string Path => project.RunSettings;

    public bool IsOurs => File.Exists(Path);

    public string? OwnSetting() => RunSettings.Of(project.UserRunSettings).FirstOf([.. own, RunSettings.Configuration + "/DisableParallelization"]) is { } setting
        ? $"{setting} in {project.UserRunSettings} is a setting of the project's own"
        : null;

    // Written for an unchanged suite too: VSTest has been told of the file, so it must exist.
    public void Write(SuitePlan plan, IFileSystem files)
    {
        var settings = RunSettings.Of(project.UserRunSettings);
        files.PublishIfDifferent(Path, (with?.Invoke(settings, plan) ?? settings).ToBytes());
    }
}
