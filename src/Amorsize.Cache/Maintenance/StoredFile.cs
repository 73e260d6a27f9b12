using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Maintenance;

/// <summary>One file of a cache's directory.</summary>
/// <param name="Path">Relative to that directory.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its bytes, or the first few more than an entry may have; empty where they were not or could not be read.</param>
/// <param name="Reading">What the bytes turned out to be; <see langword="null"/> for what is neither an entry nor a tombstone.</param>
internal sealed record StoredFile(string Path, StoredKind Kind, byte[] Content, EntryReading? Reading);
