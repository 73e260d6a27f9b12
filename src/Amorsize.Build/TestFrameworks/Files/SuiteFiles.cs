using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>All files that carry a suite's plan: those of its runner, and the pool's threads in the .runtimeconfig.json.</summary>
internal sealed class SuiteFiles(SuiteProject project, IFileSystem files)
{
    private readonly IReadOnlyList<ISettingsFile> settingsFiles = project.Framework.FilesOf(project);

    private string RuntimeConfig => project.Beside(".runtimeconfig.json");

    /// <summary>Whether the project sets the pool's threads itself.</summary>
    public bool HasOwnPoolThreads => PoolThreads.AreOwn(RuntimeConfig);

    /// <summary>The setting in the user's own files that says how tests run in parallel, in words; null if there is none.</summary>
    /// <exception cref="FormatException">One of the files cannot be read.</exception>
    public string? OwnSetting() => settingsFiles.Select(file => file.OwnSetting()).FirstOrDefault(setting => setting is not null);

    /// <summary>The existing files that this package has written.</summary>
    public IEnumerable<string> Ours() => settingsFiles.Where(file => file.IsOurs).Select(file => file.Path);

    /// <summary>Writes the files whose content changes; an unchanged suite gets no file of ours, except for the .runsettings that VSTest is told of.</summary>
    /// <exception cref="FormatException">One of the user's own files cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public void Write(SuitePlan plan)
    {
        foreach (var file in settingsFiles)
            file.Write(plan, files);
        if (PoolThreads.With(RuntimeConfig, plan.MinThreads) is { } runtimeConfig)
            files.Publish(RuntimeConfig, runtimeConfig);
    }
}
