using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the setting of a test suite into the files that its runner reads, where that changes them.</summary>
public sealed class WriteTestSettings : SuiteTask, IIncrementalTask
{
    /// <summary>The setting, as <see cref="CheckTests"/> or <see cref="TuneTests"/> gave it; empty: as found.</summary>
    public string Setting { get; set; } = "";

    /// <summary>Absolute path of the note that there are settings of ours, so that they are taken away once tests are no longer tuned.</summary>
    [Required]
    public string NoteFile { get; set; } = "";

    /// <summary>Whether the build is made for the caches, so that it leaves the files as they are.</summary>
    public bool IsPrewarming { get; set; }

    /// <summary>Whether the build only asks whether there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The existing files that this package has written.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

    private bool IsReadOnly => FailIfNotIncremental || IsPrewarming;

    private protected override void Run()
    {
        var setting = Setting.Length > 0 ? SuitePlanText.Read(Setting) : SuitePlan.Unchanged;
        if (Scan() is { } suite)
        {
            var files = new SuiteFiles(ProjectOf(suite), new LocalFileSystem());
            if (!IsReadOnly)
                Write(files, setting);
            Written = [.. files.Ours().Append(NoteFile).Where(File.Exists).Select(ItemText.NewItem)];
        }
        else if (!IsTestingPlatformApplication)
        {
            // vstest is told of it, tests or none.
            if (!IsReadOnly)
                Attempt(() => new LocalFileSystem().PublishIfDifferent(RunSettings, TestFrameworks.Files.RunSettings.Of(UserRunSettings).ToBytes()));
            Written = [ItemText.NewItem(RunSettings)];
        }
    }

    private void Write(SuiteFiles files, SuitePlan setting)
    {
        WriteFiles(files, setting);
        if (setting == SuitePlan.Unchanged)
            Attempt(() => new LocalFileSystem().Delete(NoteFile));
        else if (!File.Exists(NoteFile))
            Attempt(() => new LocalFileSystem().Publish(NoteFile, []));
    }
}
