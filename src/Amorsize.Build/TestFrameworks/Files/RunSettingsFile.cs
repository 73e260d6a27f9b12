using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>The generated .runsettings.</summary>
/// <param name="project">The test project, with the paths of the user's and of the generated file.</param>
/// <param name="own">Settings, as section/name, by which a user says how tests of this framework run in parallel.</param>
/// <param name="with">Adds a plan to the user's settings; null: the plan is in another file, and this one is never written.</param>
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

    // Without a plan there is no file: the build then gives VSTest the user's own.
    public void Write(SuitePlan plan, IFileSystem files)
    {
        if (with is not null && plan.Workers > 0)
            files.PublishIfDifferent(Path, with(RunSettings.Of(project.UserRunSettings), plan).ToBytes());
        else if (IsOurs)
            files.Delete(Path);
    }
}
