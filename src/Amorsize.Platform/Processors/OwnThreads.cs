using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processors;

/// <summary>Reads the scheduling times of all threads of this process. Only Linux reports them.</summary>
internal sealed class OwnThreads
{
    private const string Tasks = "/proc/self/task";

    // The files stay open, since opening them takes most of the time of a reading.
    private readonly Dictionary<int, SafeFileHandle> files = [];

    /// <summary>The times of each living thread since its start, by thread id; null if the system does not report them.</summary>
    public IReadOnlyDictionary<int, ThreadTimes>? Read()
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            var times = new Dictionary<int, ThreadTimes>();
            foreach (var folder in Directory.EnumerateDirectories(Tasks))
            {
                var id = int.Parse(Path.GetFileName(folder.AsSpan()), CultureInfo.InvariantCulture);
                if (Read(id) is { } thread)
                    times[id] = thread;
            }
            Forget(times);
            return times.Count > 0 ? times : null;
        }
        catch (Exception e) when (ThreadTimes.IsNotReported(e))
        {
            return null;
        }
    }

    private ThreadTimes? Read(int id)
    {
        try
        {
            if (!files.TryGetValue(id, out var file))
                files[id] = file = File.OpenHandle(string.Create(CultureInfo.InvariantCulture, $"{Tasks}/{id}/schedstat"));
            return ThreadTimes.Read(file);
        }
        catch (Exception e) when (ThreadTimes.IsNotReported(e))
        {
            // The thread has just ended, or its id is that of a new thread, whose file is opened at the next reading.
            if (files.Remove(id, out var file))
                file.Dispose();
            return null;
        }
    }

    private void Forget(Dictionary<int, ThreadTimes> living)
    {
        foreach (var ended in files.Keys.Where(id => !living.ContainsKey(id)).ToList())
        {
            files[ended].Dispose();
            files.Remove(ended);
        }
    }
}
