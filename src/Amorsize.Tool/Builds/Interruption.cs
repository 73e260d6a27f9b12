using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Amorsize.Tool.Builds;

/// <summary>Interrupts a build, so that it ends its measurements and keeps its cache.</summary>
internal static partial class Interruption
{
    private const int Interrupt = 2; // SIGINT, https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/signal.h.html

    /// <summary>Sends the signal of Ctrl+C. On Windows the console has sent it to all of its processes already.</summary>
    public static void Send(Process process)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
            _ = Kill(process.Id, Interrupt);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
