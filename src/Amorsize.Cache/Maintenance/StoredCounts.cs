namespace Amorsize.Cache.Maintenance;

/// <summary>How many files of each kind, and how large they are together.</summary>
internal sealed class StoredCounts
{
    private readonly Dictionary<StoredKind, int> counts = [];

    public int this[StoredKind kind] => counts.GetValueOrDefault(kind);

    /// <summary>Of what is ours. A file that is too large for an entry counts only as far as it was read.</summary>
    public long Bytes { get; private set; }

    public void Add(StoredFile file)
    {
        counts[file.Kind] = this[file.Kind] + 1;
        Bytes += file.Content.Length;
    }
}
