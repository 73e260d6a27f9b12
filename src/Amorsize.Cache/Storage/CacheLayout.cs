using System.Text.RegularExpressions;
using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Storage;

/// <summary>
/// Where things lie: <c>{workload}-{key id}/{machine id}.json</c>. One small directory a workload, so that nobody ever lists the whole cache, and
/// one file a machine, so that machines which share it never overwrite each other. Whoever deletes asks here what is ours, by the full
/// form of the name: the directory may be shared with others.
/// </summary>
internal static partial class CacheLayout
{
    /// <summary>The file that says when the cache was last pruned.</summary>
    public const string PruneStamp = "prune.stamp";

    /// <summary>The file that whoever replaces others keeps open.</summary>
    public const string Lock = "cache.lock";

    /// <summary>Where the lock of a cache lies.</summary>
    public static string LockOf(string directory) => Path.Combine(directory, Lock);

    private const int SlugLength = 40;

    /// <summary>Name of the directory of a workload's entries, legal on every file system: no colon, no dot, no device such as <c>aux</c>.</summary>
    public static string DirectoryOf(EntryKey key)
    {
        var slug = key.Subject.Name.ToCharArray(0, Math.Min(key.Subject.Name.Length, SlugLength));
        for (var i = 0; i < slug.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(slug[i]))
                slug[i] = '_';
        }
        return $"{new string(slug)}-{key.Id}";
    }

    /// <summary>The part of a directory's name that tells of its workload; others may share it.</summary>
    public static string SlugOf(string directory) => directory[..directory.LastIndexOf('-')];

    /// <summary>Name of a machine's entry in that directory.</summary>
    public static string FileOf(Machine machine) => $"{machine.Id}.json";

    /// <summary>Where the entry of a workload and machine lies in a cache.</summary>
    public static string PathOf(string cache, EntryKey key, Machine machine) => Path.Combine(cache, DirectoryOf(key), FileOf(machine));

    /// <summary>Where a corrupt file is set aside.</summary>
    public static string BadOf(string path) => $"{path}.bad";

    [GeneratedRegex(@"\A[A-Za-z0-9_]{0,40}-[0-9a-f]{16}\z")]
    public static partial Regex Directory { get; }

    [GeneratedRegex(@"\A[0-9a-f]{12}\.json\z")]
    public static partial Regex Entry { get; }

    [GeneratedRegex(@"\A[0-9a-f]{12}\.json\.bad\z")]
    public static partial Regex Bad { get; }

    [GeneratedRegex(@"\A([0-9a-f]{12}\.json(\.bad)?|prune\.stamp)\.[0-9]+-[0-9a-f]{32}\.tmp\z")]
    public static partial Regex Temporary { get; }
}
