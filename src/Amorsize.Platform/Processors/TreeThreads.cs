using System.Globalization;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Processors;

/// <summary>
/// Reads how long the threads of a process and of its descendants waited for a processor. It has to be read while they run, since the system forgets the times of
/// a thread that has ended. Only Linux reports them.
/// </summary>
/// <param name="process">The id of the process.</param>
internal sealed class TreeThreads(int process)
{
    // A thread that has ended keeps its last known time.
    private readonly Dictionary<int, TimeSpan> waits = [];

    /// <summary>Sum of the waits of all threads so far, as the last reading found them; null if the system does not report them.</summary>
    public TimeSpan? Waited => waits.Count > 0 ? waits.Values.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait) : null;

    /// <summary>Reads the waits of all threads that live now.</summary>
    public void Read()
    {
        if (OperatingSystem.IsLinux())
            Read(process);
    }

    private void Read(int id)
    {
        foreach (var (thread, wait) in ThreadTimes.QueueWaitsOf(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}")))
            waits[thread] = wait;
        foreach (var child in ChildProcesses.Of(id))
            Read(child);
    }
}
