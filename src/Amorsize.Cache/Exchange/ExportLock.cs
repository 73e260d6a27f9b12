using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Exchange;

/// <summary>
/// The lock of whoever adds to a file of exported results: the projects of a solution may share one, and build at the same time. It lies in the temporary
/// folder, since what lies beside a file that is committed would be committed too.
/// </summary>
internal static class ExportLock
{
    public static string PathFor(string file)
    {
        // In capitals: where case tells files apart two of them share a lock, which harms nobody; elsewhere two spellings of one do not miss each other.
        var id = FieldHash.Of([new("file", Path.GetFullPath(file).ToUpperInvariant())], digits: 16);
        return Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{id}.lock");
    }
}
