namespace Amorsize.Cache.Maintenance;

/// <summary>The number of files of each kind, and their total size.</summary>
internal sealed class StoredCounts
{
    private readonly Dictionary<StoredKind, int> counts = [];

    public int this[StoredKind kind] => counts.GetValueOrDefault(kind);

    /// <summary>Total size of the cache's own files. A file that exceeds the limit of an entry counts only with the bytes that were read.</summary>
    public long Bytes { get; private set; }

    public void Add(StoredFile file)
    {
        counts[file.Kind] = this[file.Kind] + 1;
        Bytes += file.Content.Length;
    }
}
