using System.Globalization;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Processors;

/// <summary>
/// Reads the scheduling times of the threads of a process and of its descendants. They have to be read while the threads run, since the system forgets a thread
/// that has ended. Only Linux reports them.
/// </summary>
/// <param name="process">The id of the process.</param>
internal sealed class TreeThreads(int process)
{
    // A thread that has ended keeps its last known times.
    private readonly Dictionary<int, ThreadTimes> times = [];

    /// <summary>The times of all threads so far, as the last reading found them, by thread id; empty if the system does not report them.</summary>
    public IReadOnlyDictionary<int, ThreadTimes> Times => times;

    /// <summary>Reads the times of all threads that live now.</summary>
    public void Read()
    {
        if (OperatingSystem.IsLinux())
            Read(process);
    }

    private void Read(int id)
    {
        foreach (var (thread, now) in ThreadTimes.OfProcess(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}")))
            times[thread] = now;
        foreach (var child in ChildProcesses.Of(id))
            Read(child);
    }
}
