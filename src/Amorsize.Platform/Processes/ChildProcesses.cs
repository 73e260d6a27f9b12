using System.Globalization;
using System.Runtime.InteropServices;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>The child processes of a process, as Linux and macOS report them.</summary>
internal static partial class ChildProcesses
{
    // The most children of one process that are read on macOS.
    private const int MaxChildren = 4096;

    /// <summary>The ids of the children of a process, on Linux also of those that ended and were not waited for; none if it has ended or the system does not report them.</summary>
    public static int[] Of(int id)
    {
        if (OperatingSystem.IsLinux())
            return OnLinux(id);
        return OperatingSystem.IsMacOS() ? OnMacOS(id) : [];
    }

    private static int[] OnLinux(int id)
    {
        try
        {
            var threads = Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task"));
            return
            [
                .. from thread in threads
                   from child in File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                   select int.Parse(child, CultureInfo.InvariantCulture),
            ];
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [];
        }
    }

    // proc_listchildpids returns the number of ids that it has written (libproc.h). A negative number is an error.
    private static int[] OnMacOS(int id)
    {
        var children = new int[MaxChildren];
        var count = ListChildren(id, children, children.Length * sizeof(int));
        return count > 0 ? children[..Math.Min(count, children.Length)] : [];
    }

    [LibraryImport("libproc", EntryPoint = "proc_listchildpids")]
    private static partial int ListChildren(int parent, [Out] int[] buffer, int bufferBytes);
}
