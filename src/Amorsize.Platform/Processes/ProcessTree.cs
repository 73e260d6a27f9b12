using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Amorsize.Platform.Processes;

/// <summary>A process and all processes that descend from it.</summary>
internal static class ProcessTree
{
    // The longest wait for the end of a killed process.
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Kills a process and its descendants, and waits up to 2 s until the process has ended. If it had ended before, nothing is thrown.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(ExitTimeout);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or Win32Exception)
        {
            // The process or a descendant ended before it could be killed.
        }
    }

    /// <summary>
    /// Sum of the working sets of a process and its descendants, in bytes; 0 if the process has ended. Only Linux reports descendants; on other systems the
    /// sum contains only the process.
    /// </summary>
    public static long WorkingSet(Process process)
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64 + Children(process.Id).Sum(WorkingSet);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static long WorkingSet(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return WorkingSet(process);
        }
        catch (ArgumentException)
        {
            // The process has just ended.
            return 0;
        }
    }

    private static int[] Children(int id)
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
