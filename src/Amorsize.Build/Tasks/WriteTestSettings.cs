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

    /// <summary>Whether the build only asks whether there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The files of ours that there are.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

    // A build that only stores results leaves the files as they are.
    private bool IsReadOnly => FailIfNotIncremental || Inputs.IsPrewarming;

    private protected override void Run()
    {
        var setting = Setting.Length > 0 ? SuitePlanText.Read(Setting) : SuitePlan.Unchanged;
        if (Scan() is { } suite)
        {
            var files = new SuiteFiles(ProjectOf(suite), new LocalFileSystem());
            if (!IsReadOnly)
                Write(files, setting);
            Written = [.. files.Ours().Append(Inputs.TestNoteFile).Where(File.Exists).Select(ItemText.NewItem)];
        }
        else if (!Inputs.IsTestingPlatformApplication)
        {
            // vstest is told of it, tests or none.
            if (!IsReadOnly)
                Attempt(() => new LocalFileSystem().PublishIfDifferent(Inputs.RunSettings, TestFrameworks.Files.RunSettings.Of(Inputs.UserRunSettings).ToBytes()));
            Written = [ItemText.NewItem(Inputs.RunSettings)];
        }
    }

    private void Write(SuiteFiles files, SuitePlan setting)
    {
        WriteFiles(files, setting);
        if (setting == SuitePlan.Unchanged)
            Attempt(() => new LocalFileSystem().Delete(Inputs.TestNoteFile));
        else if (!File.Exists(Inputs.TestNoteFile))
            Attempt(() => new LocalFileSystem().Publish(Inputs.TestNoteFile, []));
    }
}
