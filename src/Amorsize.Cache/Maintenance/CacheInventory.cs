using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>All that lies in a cache's directory. What is ours is told by the full form of its name: the directory may be shared with others.</summary>
internal sealed class CacheInventory(string directory, IFileSystem files)
{
    /// <summary>Every file, by name; never throws because of what it finds. A directory that is not ours counts as one foreign file.</summary>
    public IEnumerable<StoredFile> Files() => List("", file => file.IsDirectory && CacheLayout.WorkloadDirectory.IsMatch(file.Name)
        ? List(file.Name, entry => Look(file.Name, entry.Name, entry.IsDirectory ? StoredKind.Foreign : KindInHome(entry.Name)))
        : Look("", file.Name, file.IsDirectory ? StoredKind.Foreign : KindAtTop(file.Name)));

    private static StoredKind KindAtTop(string name) =>
        name is CacheLayout.PruneStamp or CacheLayout.Lock ? StoredKind.Bookkeeping
        : CacheLayout.TemporaryFile.IsMatch(name) ? StoredKind.Unfinished
        : StoredKind.Foreign;

    private static StoredKind KindInHome(string name) =>
        CacheLayout.EntryFile.IsMatch(name) ? StoredKind.Entry
        : CacheLayout.QuarantinedFile.IsMatch(name) ? StoredKind.Quarantined
        : CacheLayout.TemporaryFile.IsMatch(name) ? StoredKind.Unfinished
        : StoredKind.Foreign;

    private IEnumerable<StoredFile> List(string home, Func<ListedFile, IEnumerable<StoredFile>> look)
    {
        try
        {
            return files.List(Path.Combine(directory, home)).OrderBy(file => file.Name, StringComparer.Ordinal).SelectMany(look);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [Unreadable(home.Length > 0 ? home : ".", StoredKind.Entry, e)];
        }
    }

    /// <summary>The one file; none where it is gone by now.</summary>
    private IEnumerable<StoredFile> Look(string home, string name, StoredKind kind)
    {
        var path = Path.Combine(home, name);
        if (kind is StoredKind.Foreign or StoredKind.Bookkeeping)
            return [new(path, kind, [], null)];
        try
        {
            return files.Read(Path.Combine(directory, path), EntryFormat.MaxBytes) is { } content ? [Judge(home, name, kind, content)] : [];
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [Unreadable(path, kind, e)];
        }
    }

    private static StoredFile Judge(string home, string name, StoredKind kind, byte[] content)
    {
        var path = Path.Combine(home, name);
        if (kind != StoredKind.Entry)
            return new(path, kind, content, null);
        var reading = EntryFormat.Read(content) switch
        {
            { Key: { } key } when CacheLayout.DirectoryOf(key) != home => EntryReading.Corrupt($"wrong place: the entry is of {key}"),
            { Entry: { } entry } when CacheLayout.FileOf(entry.Machine) != name => EntryReading.Corrupt($"wrong place: the entry of {entry.Key} is of another machine"),
            var inItsPlace => inItsPlace,
        };
        return new(path, reading.Tombstone is null ? StoredKind.Entry : StoredKind.Tombstone, content, reading);
    }

    private static StoredFile Unreadable(string path, StoredKind kind, Exception e) =>
        new(path, kind, [], kind == StoredKind.Entry ? EntryReading.Defective(Verdict.Unreadable, $"the file cannot be read: {e.Message}") : null);
}
