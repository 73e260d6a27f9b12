namespace Amorsize.Cache.Maintenance;

/// <summary>The number of files of each kind, and their total size.</summary>
internal sealed class StoredCounts
{
    private readonly Dictionary<StoredKind, int> counts = [];

    public int this[StoredKind kind] => counts.GetValueOrDefault(kind);

    /// <summary>Total of the bytes read. Foreign and bookkeeping files are not read; other files are read up to the size limit of an entry.</summary>
    public long Bytes { get; private set; }

    public void Add(StoredFile file)
    {
        counts[file.Kind] = this[file.Kind] + 1;
        Bytes += file.Content.Length;
    }
}
