using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Exchange;

/// <summary>
/// The lock that a build holds while it adds to an export file. The projects of a solution may share one file and build at the same time. The lock lies
/// in the temporary directory, because a lock beside a committed file might be committed too.
/// </summary>
internal static class ExportLock
{
    public static string PathFor(string file)
    {
        // Upper case gives two spellings of one file the same lock where case does not matter. On other systems two files share a lock, which does no harm.
        var id = FieldHash.Of([new("file", Path.GetFullPath(file).ToUpperInvariant())], digits: 16);
        return Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{id}.lock");
    }
}
