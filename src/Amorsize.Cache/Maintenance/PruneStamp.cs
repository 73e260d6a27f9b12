using System.Globalization;
using System.Text;
using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// The file that stores the time of the last prune. If the stamp is missing, unreadable or from the future, a prune is due: an unnecessary prune does
/// no harm.
/// </summary>
internal sealed class PruneStamp(string directory, TimeProvider time, IFileSystem files)
{
    /// <summary>Read limit in bytes: about twice the length of a stamp, so that a damaged file of any size is cheap to read.</summary>
    private const int MaxBytes = 64;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(24);

    /// <summary>The most by which the clocks of machines that share a cache may differ. A stamp further in the future comes from a wrong clock.</summary>
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

    /// <summary>Writes the current time.</summary>
    public void Write() => files.Publish(path, Encoding.UTF8.GetBytes(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)));
}
