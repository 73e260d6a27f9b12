using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Maintenance;

/// <summary>One file of a cache's directory.</summary>
/// <param name="Path">The path relative to the cache's directory.</param>
/// <param name="Kind">The kind of file.</param>
/// <param name="Content">The bytes, cut off above the size limit of an entry; empty if the file was not read.</param>
/// <param name="Reading">The entry, tombstone or defect in the bytes; <see langword="null"/> for other kinds of files.</param>
internal sealed record StoredFile(string Path, StoredKind Kind, byte[] Content, EntryReading? Reading);
