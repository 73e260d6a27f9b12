using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Layers;

/// <summary>
/// The layer that finds results of workloads which were renamed. A result belongs to a workload if it was measured with the same content in the same build and
/// on the same machine, and if its own workload is no longer flagged.
/// </summary>
/// <param name="directory">The cache's directory.</param>
/// <param name="flagged">The names of the workloads that are flagged now.</param>
/// <param name="time">The clock, to see the age of a result.</param>
/// <param name="files">The file system.</param>
internal sealed class RenamedResults(string directory, IReadOnlySet<string> flagged, TimeProvider time, IFileSystem files) : ICacheLayer
{
    // Read at the first miss; most builds have none.
    private readonly Lazy<IReadOnlyList<Entry>> orphans = new(() =>
    [
        .. new CacheInventory(directory, files).Files()
            .Select(file => file.Reading?.Entry)
            .OfType<Entry>()
            .Where(entry => entry is { Result: EntryResult.Loop, Key.Subject: Subject.Workload(var name) } && !flagged.Contains(name)),
    ]);

    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) => [.. requests.Select(LookUp)];

    private LookUpResult LookUp(LookUpRequest request) => request.Key.Subject is Subject.Workload(var name)
        && orphans.Value.Where(entry => entry.Key.IsOfSameBuild(request.Key) && entry.HasContentOf(request)).MaxBy(entry => entry.CreatedAt) is { Result: EntryResult.Loop(var profile) } renamed
        ? LookUpResult.Of(renamed with { Key = request.Key, Result = new EntryResult.Loop(profile with { Workload = name }) }, request, time.GetUtcNow(), SettingsSource.Cached)
        : LookUpResult.Without(Verdict.NotFound, "no entry for this workload");
}
