using System.Diagnostics;
using System.Runtime.InteropServices;
using Amorsize.Platform.Processes;

namespace Amorsize.Profiler;

/// <summary>Makes this process end when the build that started it ends.</summary>
internal static class ParentWatch
{
    private static readonly List<PosixSignalRegistration> Ignored = [];

    /// <summary>
    /// Leaves the build's process group, and ignores Ctrl+C and the other signals that a terminal or a service manager sends to a build and all that it started. If
    /// Ctrl+C ended this process, the build would report a crash of the workload. If it ended with the build, nothing would remove what the build leaves.
    /// </summary>
    public static void LeaveSignalsToTheParent()
    {
        ProcessGroup.Leave();
        // SIGTERM, SIGQUIT, SIGINT and SIGHUP.
        for (var signal = PosixSignal.SIGTERM; signal <= PosixSignal.SIGHUP; signal++)
            Ignored.Add(PosixSignalRegistration.Create(signal, static context => context.Cancel = true));
    }

    /// <summary>
    /// Ends this process when standard input ends, and removes what the measurement has left. The build holds the other end of this pipe and never writes to it.
    /// </summary>
    /// <param name="standardInput">Standard input of this process.</param>
    /// <param name="temporary">The build's folder for temporary files.</param>
    public static void ExitWhenParentIsGone(Stream standardInput, string temporary)
    {
        // Read now: the workload may remove the variable.
        var tag = RunTag.Inherited;
        new Thread(() =>
        {
            WaitForTheEndOf(standardInput);
            Leftovers.Remove(tag, temporary);
            // Environment.Exit would run the exit handlers of the workload.
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "Amorsize parent watch" }.Start();
    }

    /// <summary>Waits until the build has ended, then ends the processes that it has started to run tests, and deletes their folders.</summary>
    /// <param name="standardInput">Standard input of this process.</param>
    /// <param name="tag">The tag of these processes.</param>
    /// <param name="temporary">The build's folder for temporary files.</param>
    public static void WatchOver(Stream standardInput, string tag, string temporary)
    {
        WaitForTheEndOf(standardInput);
        Leftovers.Remove(tag, temporary);
    }

    private static void WaitForTheEndOf(Stream standardInput)
    {
        try
        {
            standardInput.CopyTo(Stream.Null);
        }
        catch (IOException)
        {
            // A broken pipe also means that the build is gone.
        }
    }
}
