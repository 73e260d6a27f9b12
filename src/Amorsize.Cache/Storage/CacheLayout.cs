using System.Text.RegularExpressions;
using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Storage;

/// <summary>
/// Names of the files in a cache: <c>{workload}-{key id}/{machine id}.json</c>. Each workload has its own small directory, so a look-up never lists
/// the whole cache. Each machine has its own file, so machines that share a cache never overwrite each other. Other programs may use the same
/// directory, so a file belongs to the cache only if its full name matches a pattern of this type.
/// </summary>
internal static class CacheLayout
{
    /// <summary>Name of the file that stores the time of the last prune.</summary>
    public const string PruneStamp = "prune.stamp";

    /// <summary>Name of the lock file, which a build keeps open while it changes other files of the cache.</summary>
    public const string Lock = "cache.lock";

    /// <summary>Path of a cache's lock file.</summary>
    public static string LockOf(string directory) => Path.Combine(directory, Lock);

    private const int MaxSlugLength = 40;

    /// <summary>
    /// Name of the directory of a workload's entries. It is legal on every file system: no colon, no dot, no Windows device name such as <c>aux</c>.
    /// </summary>
    public static string DirectoryOf(EntryKey key)
    {
        var slug = key.Subject.Name.ToCharArray(0, Math.Min(key.Subject.Name.Length, MaxSlugLength));
        for (var i = 0; i < slug.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(slug[i]))
                slug[i] = '_';
        }
        return $"{new string(slug)}-{key.Id}";
    }

    /// <summary>The part of a directory's name before the key id. It comes from the workload's name, and several workloads may share it.</summary>
    public static string SlugOf(string directory) => directory[..directory.LastIndexOf('-')];

    /// <summary>Name of a machine's entry in a workload's directory.</summary>
    public static string FileOf(Machine machine) => $"{machine.Id}.json";

    /// <summary>Path of the entry for a workload and a machine.</summary>
    public static string PathOf(string cache, EntryKey key, Machine machine) => Path.Combine(cache, DirectoryOf(key), FileOf(machine));

    /// <summary>Path to which a corrupt file is moved.</summary>
    public static string QuarantinePathOf(string path) => $"{path}.bad";

    /// <summary>Path of the runs of a search in progress, beside the entry at this path.</summary>
    public static string RunsOf(string path) => Path.ChangeExtension(path, "runs");

    public static Regex WorkloadDirectory { get; } = new(@"\A[A-Za-z0-9_]{0,40}-[0-9a-f]{16}\z");

    public static Regex EntryFile { get; } = new(@"\A[0-9a-f]{12}\.json\z");

    public static Regex QuarantinedFile { get; } = new(@"\A[0-9a-f]{12}\.json\.bad\z");

    public static Regex RunsFile { get; } = new(@"\A[0-9a-f]{12}\.runs\z");

    public static Regex TemporaryFile { get; } = new(@"\A([0-9a-f]{12}\.(json(\.bad)?|runs)|prune\.stamp)\.[0-9]+-[0-9a-f]{32}\.tmp\z");
}
