using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Amorsize.Profiler;

/// <summary>Makes this process end when the build that started it ends.</summary>
internal static class ParentWatch
{
    private static PosixSignalRegistration? interrupts;

    /// <summary>
    /// Ignores Ctrl+C, which a terminal sends both to the build and to this process. The build ends this process itself. If Ctrl+C ended it, the build would
    /// report a crash of the workload.
    /// </summary>
    public static void LeaveInterruptsToTheParent() => interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);

    /// <summary>Ends this process when standard input ends. The build holds the other end of this pipe and never writes to it.</summary>
    public static void ExitWhenParentIsGone(Stream standardInput) =>
        new Thread(() =>
        {
            try
            {
                while (standardInput.ReadByte() >= 0)
                {
                }
            }
            catch (IOException)
            {
                // A broken pipe also means that the build is gone.
            }
            // Environment.Exit would run the exit handlers of the workload.
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "Amorsize parent watch" }.Start();
}
