using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>All files that carry a suite's plan: the settings files of its runner, and the .runtimeconfig.json with the minimum of pool threads.</summary>
internal sealed class SuiteFiles(SuiteProject project, IFileSystem files)
{
    private readonly IReadOnlyList<ISettingsFile> settingsFiles = project.Framework.FilesOf(project);

    private string RuntimeConfig => project.Beside(".runtimeconfig.json");

    /// <summary>Whether the project itself sets the minimum number of thread-pool threads.</summary>
    public bool HasOwnPoolThreads => PoolThreads.AreOwn(RuntimeConfig);

    /// <summary>The setting in the user's own files that says how tests run in parallel, in words; null if there is none.</summary>
    /// <exception cref="FormatException">One of the files cannot be read.</exception>
    public string? OwnSetting() => settingsFiles.Select(file => file.OwnSetting()).FirstOrDefault(setting => setting is not null);

    /// <summary>Absolute paths of the existing files that this package has generated.</summary>
    public IEnumerable<string> Ours() => settingsFiles.Where(file => file.IsOurs).Select(file => file.Path);

    /// <summary>Writes the files whose content changes. For an unchanged suite no generated file remains.</summary>
    /// <exception cref="FormatException">One of the user's own files cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The operating system denies access to a file.</exception>
    public void Write(SuitePlan plan)
    {
        foreach (var file in settingsFiles)
            file.Write(plan, files);
        if (PoolThreads.With(RuntimeConfig, plan.MinThreads) is { } runtimeConfig)
            files.Publish(RuntimeConfig, runtimeConfig);
    }
}
