using Amorsize.Cache.Tests;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Faults;

/// <summary>
/// A model of files whose changes nothing has synchronized with the disk. After a power loss each change may be lost, independently of the others: a renamed
/// file may be missing, empty, cut or full of zeros, or still have its temporary name, and a deleted file may be back.
/// </summary>
/// <param name="files">The files, whose content so far is synchronized.</param>
/// <param name="time">The clock of the files.</param>
internal sealed class UnsyncedFiles(MemoryFiles files, TimeProvider time) : IFileSystem
{
    private readonly Dictionary<string, byte[]> synced = files.Paths.ToDictionary(path => path, path => files[path]);
    private readonly List<Change> changes = [];

    /// <summary>For each change so far, the number of states in which a power loss may leave it.</summary>
    public IReadOnlyList<int> States => [.. changes.Select(change => change.Outcomes.Count)];

    /// <summary>The files after a power loss.</summary>
    /// <param name="outcomes">For each change, the number of the state in which it is left.</param>
    public MemoryFiles AfterPowerLoss(IReadOnlyList<int> outcomes)
    {
        var left = new MemoryFiles(time);
        foreach (var (path, content) in synced)
            left[path] = content;
        foreach (var (change, outcome) in changes.Zip(outcomes))
            change.Outcomes[outcome](left);
        left.Steps.Clear();
        return left;
    }

    public byte[]? Read(string path, int limit) => files.Read(path, limit);

    public void Create(string path, byte[] content) => files.Create(path, content);

    public void Move(string from, string to)
    {
        var content = files[from];
        files.Move(from, to);
        changes.Add(new(
        [
            _ => { },
            left => left[to] = content,
            left => left[to] = [],
            left => left[to] = content[..(content.Length / 2)],
            left => left[to] = new byte[content.Length],
            left => left[from] = content[..(content.Length / 2)],
        ]));
    }

    public IDisposable? Lock(string path, TimeSpan wait, bool deletesFile = false) => files.Lock(path, wait, deletesFile);

    public IReadOnlyList<ListedFile> List(string directory) => files.List(directory);

    public void Delete(string path)
    {
        files.Delete(path);
        changes.Add(new([_ => { }, left => left.Delete(path)]));
    }

    public void DeleteEmptyDirectory(string path) => files.DeleteEmptyDirectory(path);

    /// <summary>A change, and what a power loss may leave of it.</summary>
    private sealed record Change(IReadOnlyList<Action<MemoryFiles>> Outcomes);
}
