using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Exchange;

/// <summary>Chooses the results that an export takes from the cache.</summary>
/// <param name="TargetFramework">The target framework of the assembly that was built.</param>
/// <param name="Flagged">The workloads that this assembly flags; null if it is not built, so that they are unknown.</param>
/// <param name="IsDebugAskedFor">Whether the user named the configuration Debug.</param>
internal sealed record ExportSelection(string TargetFramework, IReadOnlySet<string>? Flagged, bool IsDebugAskedFor)
{
    private const string Debug = "Debug";

    /// <summary>The results of what is flagged now. Results of Debug builds are left out where another configuration has some, unless they are asked for.</summary>
    public IEnumerable<Entry> Of(IReadOnlyList<Entry> results)
    {
        var current = results.Where(IsFlagged).ToList();
        var elsewhere = current.Where(entry => entry.Key.Configuration != Debug).Select(Place).ToHashSet();
        return current.Where(entry => entry.Key.Configuration != Debug || IsDebugAskedFor || !elsewhere.Contains(Place(entry)));
    }

    // A test suite has no flag. Another target framework may flag other workloads.
    private bool IsFlagged(Entry entry) =>
        Flagged is null || entry.Key.Subject is not Subject.Workload(var name) || entry.Key.TargetFramework != TargetFramework || Flagged.Contains(name);

    private static EntryKey Place(Entry entry) => entry.Key with { Configuration = "" };
}
