using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Amorsize.Tool.Builds;

/// <summary>Ends a build in such a way that it ends its measurements and keeps its cache.</summary>
internal static partial class Interruption
{
    // Numbers that kill(1) of POSIX gives to SIGINT and SIGTERM: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/kill.html
    public const int Interrupt = 2;

    public const int Terminate = 15;

    /// <summary>Sends a signal. On Windows the console has sent Ctrl+C to all of its processes already, and there is no other.</summary>
    /// <param name="process">The process.</param>
    /// <param name="signal"><see cref="Interrupt"/>, as Ctrl+C does, or <see cref="Terminate"/>.</param>
    public static void Send(Process process, int signal)
    {
        if (!OperatingSystem.IsWindows() && !process.HasExited)
            _ = Kill(process.Id, signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
