using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the plan of a test suite into the files that its runner reads. Files that have it already are not written.</summary>
public sealed class WriteTestSettings : SuiteTask, IIncrementalTask
{
    /// <summary>The plan that <see cref="CheckTests"/> or <see cref="TuneTests"/> returned; empty: the suite is left unchanged.</summary>
    public string Setting { get; set; } = "";

    /// <summary>Whether the build only asks if there is something to do (-question); set by MSBuild.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>The generated files that exist now.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

    // A build with -question, or one that only fills the caches, does not write the files. A build whose command line names a .runsettings does not either: the
    // project's own file, which belongs into the generated one, is unknown in it.
    private bool IsReadOnly => FailIfNotIncremental || Inputs.IsPrewarming || TestCommandLine.NamesRunSettings(GlobalProperties);

    private protected override void Run()
    {
        var files = new LocalFileSystem();
        var writer = new SuitePlanWriter(files, Report);
        if (Scan() is { } suite)
        {
            var runnerFiles = new SuiteFiles(ProjectOf(suite), files);
            if (!IsReadOnly)
                writer.WriteWithNote(runnerFiles, Setting.Length > 0 ? SuitePlanText.Read(Setting) : SuitePlan.Unchanged, Inputs.TestNoteFile);
            Written = [.. runnerFiles.Ours().Append(Inputs.TestNoteFile).Where(File.Exists).Select(ItemText.NewItem)];
        }
        else if (!Inputs.IsTestingPlatformApplication)
        {
            if (!IsReadOnly)
                writer.CopyRunSettings(Inputs.UserRunSettings, Inputs.RunSettings);
            Written = [ItemText.NewItem(Inputs.RunSettings)];
        }
    }
}
