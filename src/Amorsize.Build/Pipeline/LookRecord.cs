using System.Globalization;
using System.Text;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline;

/// <summary>
/// The file that records when this project's workloads were last looked at. It is not part of the cache entries: these stay as they were measured, so that no
/// export, no other machine and no up-to-date check sees a difference. A damaged file counts as missing.
/// </summary>
/// <param name="path">Absolute path of the file. A clean keeps it, so that a rebuild does not look again.</param>
/// <param name="files">The file system.</param>
internal sealed class LookRecord(string path, IFileSystem files)
{
    // A project with 10,000 workloads needs less. A larger file was not written by Amorsize.
    private const int MaxBytes = 1 << 20;

    /// <summary>When a workload was last looked at, and when a look at it was last tried.</summary>
    /// <param name="LookedAt">Null if no look ever succeeded.</param>
    /// <param name="TriedAt">The time of the last try, whether other processes let it succeed or not.</param>
    public sealed record Look(DateTimeOffset? LookedAt, DateTimeOffset TriedAt);

    /// <summary>The last look at a workload; null if there is none.</summary>
    public Look? Of(EntryKey key) => Read().GetValueOrDefault(key.Id);

    /// <summary>Records a look. False if the file cannot be written: then no build may look, or each build would.</summary>
    public bool TryNote(EntryKey key, Look look)
    {
        var looks = Read();
        looks[key.Id] = look;
        var lines = looks.Select(known => string.Create(CultureInfo.InvariantCulture, $"{known.Key} {known.Value.LookedAt?.UtcTicks ?? 0} {known.Value.TriedAt.UtcTicks}\n"));
        return AtomicFile.Attempt(() => files.Publish(path, Encoding.ASCII.GetBytes(string.Concat(lines))));
    }

    private SortedList<string, Look> Read()
    {
        var looks = new SortedList<string, Look>(StringComparer.Ordinal);
        byte[]? bytes = null;
        AtomicFile.Attempt(() => bytes = files.Read(path, MaxBytes));
        foreach (var line in Encoding.ASCII.GetString(bytes ?? []).Split('\n'))
        {
            if (line.Split(' ') is [var id, var looked, var tried] && TimeOf(tried) is { } triedAt)
                looks[id] = new(TimeOf(looked), triedAt);
        }
        return looks;
    }

    private static DateTimeOffset? TimeOf(string ticks) =>
        long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= DateTime.MaxValue.Ticks ? new(value, TimeSpan.Zero) : null;
}
