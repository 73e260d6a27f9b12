using Amorsize.Build.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>Writes the plan of a suite into the files that its runner reads. A file that cannot be written costs a warning; the tests then run with what is there.</summary>
/// <param name="files">The file system.</param>
/// <param name="report">Tells the user.</param>
internal sealed class SuitePlanWriter(IFileSystem files, Action<Diagnostic> report)
{
    public void Write(SuiteFiles runnerFiles, SuitePlan plan) => Attempt(() => runnerFiles.Write(plan));

    /// <summary>Writes the plan, and keeps a note as long as there are settings to take away once tests are no longer tuned.</summary>
    /// <param name="runnerFiles">The files that the runner reads.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="noteFile">Absolute path of the note.</param>
    public void WriteWithNote(SuiteFiles runnerFiles, SuitePlan plan, string noteFile)
    {
        Write(runnerFiles, plan);
        if (plan == SuitePlan.Unchanged)
            Attempt(() => files.Delete(noteFile));
        else if (!File.Exists(noteFile))
            Attempt(() => files.Publish(noteFile, []));
    }

    /// <summary>Writes the user's .runsettings as the generated one: VSTest is told of that file, whether the assembly has tests or not.</summary>
    public void CopyRunSettings(string userRunSettings, string runSettings) =>
        Attempt(() => files.PublishIfDifferent(runSettings, RunSettings.Of(userRunSettings).ToBytes()));

    private void Attempt(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            report(SuiteMessages.NotWritten(e.Message));
        }
    }
}
