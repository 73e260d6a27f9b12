using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Lists the files in a cache's directory. A file belongs to the cache only if its full name has the right form, because other programs may use the
/// same directory.
/// </summary>
internal sealed class CacheInventory(string directory, IFileSystem files)
{
    /// <summary>Lists all files by name. A foreign directory counts as one file. Unreadable and corrupt files are listed as defects, not thrown.</summary>
    public IEnumerable<StoredFile> Files() => List("", file => file.IsDirectory && CacheLayout.WorkloadDirectory.IsMatch(file.Name)
        ? List(file.Name, entry => Read(file.Name, entry.Name, entry.IsDirectory ? StoredKind.Foreign : KindOfWorkloadFile(entry.Name)))
        : Read("", file.Name, file.IsDirectory ? StoredKind.Foreign : KindOfRootFile(file.Name)));

    private static StoredKind KindOfRootFile(string name) =>
        name is CacheLayout.PruneStamp or CacheLayout.Lock ? StoredKind.Bookkeeping
        : CacheLayout.TemporaryFile.IsMatch(name) ? StoredKind.Unfinished
        : StoredKind.Foreign;

    private static StoredKind KindOfWorkloadFile(string name) =>
        CacheLayout.EntryFile.IsMatch(name) ? StoredKind.Entry
        : CacheLayout.QuarantinedFile.IsMatch(name) ? StoredKind.Quarantined
        : CacheLayout.RunsFile.IsMatch(name) ? StoredKind.Bookkeeping
        : CacheLayout.TemporaryFile.IsMatch(name) ? StoredKind.Unfinished
        : StoredKind.Foreign;

    private IEnumerable<StoredFile> List(string subdirectory, Func<ListedFile, IEnumerable<StoredFile>> read)
    {
        try
        {
            return files.List(Path.Combine(directory, subdirectory)).OrderBy(file => file.Name, StringComparer.Ordinal).SelectMany(read);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [Unreadable(subdirectory.Length > 0 ? subdirectory : ".", StoredKind.Entry, e)];
        }
    }

    /// <summary>Returns one file, or none if another build has deleted it since it was listed.</summary>
    private IEnumerable<StoredFile> Read(string subdirectory, string name, StoredKind kind)
    {
        var path = Path.Combine(subdirectory, name);
        if (kind is StoredKind.Foreign or StoredKind.Bookkeeping)
            return [new(path, kind, [], null)];
        try
        {
            return files.Read(Path.Combine(directory, path), EntryFormat.MaxBytes) is { } content ? [Judge(subdirectory, name, kind, content)] : [];
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return [Unreadable(path, kind, e)];
        }
    }

    private static StoredFile Judge(string subdirectory, string name, StoredKind kind, byte[] content)
    {
        var path = Path.Combine(subdirectory, name);
        if (kind != StoredKind.Entry)
            return new(path, kind, content, null);
        var reading = EntryFormat.Read(content) switch
        {
            { Key: { } key } when CacheLayout.DirectoryOf(key) != subdirectory => EntryReading.Corrupt($"wrong place: the entry is of {key}"),
            { Entry: { } entry } when CacheLayout.FileOf(entry.Machine) != name => EntryReading.Corrupt($"wrong place: the entry of {entry.Key} is of another machine"),
            var valid => valid,
        };
        return new(path, reading.Tombstone is null ? StoredKind.Entry : StoredKind.Tombstone, content, reading);
    }

    private static StoredFile Unreadable(string path, StoredKind kind, Exception e) =>
        new(path, kind, [], kind == StoredKind.Entry ? EntryReading.Defective(Verdict.Unreadable, $"the file cannot be read: {e.Message}") : null);
}
