using Amorsize.Platform.Files;
using Microsoft.Coyote.Runtime;

namespace Amorsize.Cache.Races.Tests;

/// <summary>Files in memory. Before each step, Coyote may switch to another build.</summary>
internal sealed class RacyFiles : IFileSystem
{
    private readonly Dictionary<string, byte[]> files = [];
    private readonly object gate = new();
    private bool isLocked;

    /// <summary>Whether locks exclude other builds; otherwise every build gets every lock at once.</summary>
    public bool HasLocks { get; init; } = true;

    public IReadOnlyDictionary<string, byte[]> Content => files;

    /// <summary>Whether a file exists. The cache has no such step; a planted defect uses it.</summary>
    public bool Exists(string path)
    {
        SchedulingPoint.Interleave();
        return files.ContainsKey(path);
    }

    public byte[]? Read(string path, int limit)
    {
        SchedulingPoint.Interleave();
        return files.GetValueOrDefault(path);
    }

    public void Create(string path, byte[] content)
    {
        SchedulingPoint.Interleave();
        files.Add(path, content);
    }

    public void Move(string from, string to)
    {
        SchedulingPoint.Interleave();
        if (!files.Remove(from, out var content))
            throw new FileNotFoundException(from);
        files[to] = content;
    }

    /// <summary>A wait of any length is unlimited here, because no build holds the lock for 10 s.</summary>
    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false)
    {
        SchedulingPoint.Interleave();
        lock (gate)
        {
            while (HasLocks && isLocked)
            {
                if (wait == TimeSpan.Zero)
                    return null;
                Monitor.Wait(gate);
            }
            isLocked = true;
        }
        return new Held(this);
    }

    public IReadOnlyList<ListedFile> List(string directory)
    {
        SchedulingPoint.Interleave();
        var below = files.Keys.Where(path => path.StartsWith($"{directory}{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => path[(directory.Length + 1)..].Split(Path.DirectorySeparatorChar));
        return [.. below.GroupBy(parts => parts[0]).Select(same => new ListedFile(same.Key, same.First().Length > 1, Build.Today))];
    }

    public void Delete(string path)
    {
        SchedulingPoint.Interleave();
        files.Remove(path);
    }

    /// <summary>Directories exist only in the paths of files, so this step deletes nothing.</summary>
    public void DeleteEmptyDirectory(string path) => SchedulingPoint.Interleave();

    private sealed class Held(RacyFiles files) : IDisposable
    {
        public void Dispose()
        {
            SchedulingPoint.Interleave();
            lock (files.gate)
            {
                files.isLocked = false;
                Monitor.PulseAll(files.gate);
            }
        }
    }
}
