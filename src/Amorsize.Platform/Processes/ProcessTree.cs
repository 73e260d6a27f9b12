using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Amorsize.Platform.Processes;

/// <summary>A process and all that it started.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan KillGrace = TimeSpan.FromSeconds(2);

    /// <summary>Ends them, and waits for the end of the first.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(KillGrace);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or Win32Exception)
        {
            // It, or one that it started, has ended by itself meanwhile.
        }
    }

    /// <summary>Their working sets together, in bytes; of the first alone where the system does not tell which it started; 0 where it has ended.</summary>
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
            return 0; // It has just ended.
        }
    }

    private static int[] Children(int id)
    {
        try
        {
            var threads = Directory.GetDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task"));
            return [.. threads.SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
