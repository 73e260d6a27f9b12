using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Amorsize.Profiler;

/// <summary>This process lives as long as the build that started it lets it.</summary>
internal static class ParentWatch
{
    private static PosixSignalRegistration? interrupts;

    /// <summary>A terminal sends Ctrl+C to the build and to this process alike; ended by it, this process would look as if the workload had crashed.</summary>
    public static void LeaveInterruptsToTheParent() => interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);

    /// <summary>The build holds the other end of standard input, and never writes to it.</summary>
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
                // A broken pipe says the same.
            }
            // Not Environment.Exit: that would run what the workload has hooked to the end of the process.
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "Amorsize parent watch" }.Start();
}
