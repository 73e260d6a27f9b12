using System.Globalization;
using System.Text;
using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>The file that says when the cache was last pruned. Pruning once too often does no harm, never again would: any doubt means that it is due.</summary>
internal sealed class PruneStamp(string directory, TimeProvider time, IFileSystem files)
{
    private const int MaxBytes = 64;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(24);
    private static readonly TimeSpan AllowedClockSkew = TimeSpan.FromHours(1);

    private readonly string path = Path.Combine(directory, CacheLayout.PruneStamp);

    public bool IsDue()
    {
        var text = "";
        AtomicFile.Attempt(() => text = Encoding.UTF8.GetString(files.Read(path, MaxBytes) ?? []));
        return !DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            || time.GetUtcNow() - last >= Interval
            || last - time.GetUtcNow() > AllowedClockSkew;
    }

    /// <summary>Says that it was pruned now.</summary>
    public void Write() => files.Publish(path, Encoding.UTF8.GetBytes(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
}
