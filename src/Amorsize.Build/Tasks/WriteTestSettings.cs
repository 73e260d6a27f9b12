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

    /// <summary>Absolute path of the file with the workers in a build of the whole solution; empty in other builds.</summary>
    public string SolutionPlanFile { get; set; } = "";

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
        if (Scan() is not { } suite)
            return;
        var runnerFiles = new SuiteFiles(ProjectOf(suite), files);
        if (!IsReadOnly)
            writer.WriteWithNote(runnerFiles, PlanToWrite(), Inputs.TestNoteFile);
        Written = [.. runnerFiles.Ours().Append(Inputs.TestNoteFile).Where(File.Exists).Select(ItemText.NewItem)];
    }

    private SuitePlan PlanToWrite()
    {
        var plan = Setting.Length > 0 ? SuitePlanText.Read(Setting) : SuitePlan.Unchanged;
        return SolutionPlanFile.Length > 0 && SolutionPlan.Read(SolutionPlanFile, SuiteName) is { } beside ? beside.Fit(plan) : plan;
    }
}
