using System.Runtime.InteropServices;

namespace Amorsize.Platform.Processes;

/// <summary>The process group of this process. A terminal, a service manager and <c>kill</c> send signals to all processes of a group.</summary>
internal static partial class ProcessGroup
{
    /// <summary>Moves this process into a group of its own. Windows has no such groups.</summary>
    public static void Leave()
    {
        // With zeros, setpgid(2) names this process and a group that has its id.
        if (!OperatingSystem.IsWindows())
            _ = SetGroup(0, 0);
    }

    [LibraryImport("libc", EntryPoint = "setpgid")]
    private static partial int SetGroup(int process, int group);
}
