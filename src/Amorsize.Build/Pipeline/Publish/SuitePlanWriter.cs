using Amorsize.Build.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>
/// Writes the plan of a suite into the files that its runner reads. A file that cannot be written costs a warning; the tests then run with the existing
/// files.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="report">Logs a message, warning or error.</param>
internal sealed class SuitePlanWriter(IFileSystem files, Action<Diagnostic> report)
{
    public void Write(SuiteFiles runnerFiles, SuitePlan plan) => Attempt(() => runnerFiles.Write(plan));

    /// <summary>Writes the plan, and keeps a note file while generated settings exist. A build that no longer tunes tests finds it and removes them.</summary>
    /// <param name="runnerFiles">The files that the runner reads.</param>
    /// <param name="plan">The plan to write; <see cref="SuitePlan.Unchanged"/> removes the generated settings and the note.</param>
    /// <param name="noteFile">Absolute path of the note file, which is empty.</param>
    public void WriteWithNote(SuiteFiles runnerFiles, SuitePlan plan, string noteFile)
    {
        Write(runnerFiles, plan);
        if (plan == SuitePlan.Unchanged)
            Attempt(() => files.Delete(noteFile));
        else if (!File.Exists(noteFile))
            Attempt(() => files.Publish(noteFile, []));
    }

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
