using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Exchange;

/// <summary>
/// The lock that a build holds while it adds results to an export file: projects that build in parallel may share the file. The lock file is in the
/// temporary directory, because a lock file beside a committed file might be committed too.
/// </summary>
internal static class ExportLock
{
    public static string PathFor(string file)
    {
        // Upper case, so that all spellings of a path share a lock on a case-insensitive file system. Elsewhere two files may share a lock, which is harmless.
        var id = FieldHash.Of([new("file", Path.GetFullPath(file).ToUpperInvariant())], digits: 16);
        return Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{id}.lock");
    }
}
