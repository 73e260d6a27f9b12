using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the plan of a test suite into the files that its runner reads, if that changes them.</summary>
public sealed class WriteTestSettings : SuiteTask, IIncrementalTask
{
    /// <summary>The plan of <see cref="CheckTests"/> or <see cref="TuneTests"/>; empty: unchanged.</summary>
    public string Setting { get; set; } = "";

    /// <summary>Absolute path of the note that there are generated settings, which must be taken away once tests are no longer tuned.</summary>
    [Required]
    public string NoteFile { get; set; } = "";

    /// <summary>Whether the build only asks if there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The generated files that exist now.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

    private protected override void Run()
    {
        var files = new LocalFileSystem();
        var writer = new SuitePlanWriter(files, Report);
        if (Scan() is { } suite)
        {
            var runnerFiles = new SuiteFiles(ProjectOf(suite), files);
            if (!FailIfNotIncremental)
                writer.WriteWithNote(runnerFiles, Setting.Length > 0 ? SuitePlanText.Read(Setting) : SuitePlan.Unchanged, NoteFile);
            Written = [.. runnerFiles.Ours().Append(NoteFile).Where(File.Exists).Select(ItemText.NewItem)];
        }
        else if (!IsTestingPlatformApplication)
        {
            if (!FailIfNotIncremental)
                writer.CopyRunSettings(UserRunSettings, RunSettings);
            Written = [ItemText.NewItem(RunSettings)];
        }
    }
}
