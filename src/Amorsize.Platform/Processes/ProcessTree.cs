using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Amorsize.Platform.Processes;

/// <summary>A process and all processes that descend from it.</summary>
internal static class ProcessTree
{
    // The longest wait for the end of a killed process.
    private static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(2);

    // The job objects of adopted processes on Windows. A job lives until its process is killed, at most as long as the process object.
    private static readonly ConditionalWeakTable<Process, WindowsJob> Jobs = [];

    /// <summary>
    /// Prepares a process that is about to start, so that its descendants can be found later. The process gets the tag of this one.
    /// </summary>
    public static void Prepare(IDictionary<string, string?> environment) => environment[RunTag.Variable] = RunTag.OfThisProcess;

    /// <summary>
    /// Makes a process that was just started, with its descendants, end when this process ends. Only Windows can do that from outside; elsewhere the started
    /// process itself, or a watchdog, sees that its input ends. On Linux, descendants that clear their environment can be found by a limit.
    /// </summary>
    public static void Adopt(Process process)
    {
        MarkedLimit.Set(process.Id, RunTag.OfThisProcess);
        if (OperatingSystem.IsWindows() && WindowsJob.Of(process) is { } job)
            Jobs.Add(process, job);
    }

    /// <summary>
    /// Kills a process and its descendants, also those that left the tree, and waits up to 2 s until the process has ended. If it had ended before, nothing is
    /// thrown.
    /// </summary>
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
        // Only one of several callers removes the job, so it is disposed once.
        if (OperatingSystem.IsWindows() && Jobs.TryGetValue(process, out var job) && Jobs.Remove(process))
        {
            using (job)
                job.Terminate();
        }
        if (IsTagged(process))
            RunTag.KillAll(RunTag.OfThisProcess);
    }

    /// <summary>
    /// Sum of the working sets of a process and its descendants, in bytes; 0 if the process has ended. On Windows, the descendants are known if the process was
    /// adopted.
    /// </summary>
    public static long WorkingSet(Process process)
    {
        try
        {
            process.Refresh();
            if (OperatingSystem.IsWindows() && Jobs.TryGetValue(process, out var job))
                return job.ProcessIds().Sum(WorkingSetOf);
            return process.WorkingSet64 + ChildProcesses.Of(process.Id).Sum(WorkingSet);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static long WorkingSet(int id) => WorkingSetOf(id) + ChildProcesses.Of(id).Sum(WorkingSet);

    private static long WorkingSetOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.WorkingSet64;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The process has just ended.
            return 0;
        }
    }

    private static bool IsTagged(Process process)
    {
        try
        {
            return process.StartInfo.Environment.TryGetValue(RunTag.Variable, out var tag) && tag == RunTag.OfThisProcess;
        }
        catch (InvalidOperationException)
        {
            // Another process has started it.
            return false;
        }
    }
}
