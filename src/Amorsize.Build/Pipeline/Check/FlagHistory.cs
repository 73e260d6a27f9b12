using System.Text.Json;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using static System.Globalization.CultureInfo;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>
/// Remembers since when workloads are no longer flagged, for each project, framework and configuration. Results of a workload stay for a day after its flag is
/// gone, so that switching between branches costs no measurement. A result that this project never flagged may belong to another copy of the sources that
/// shares the cache, so only its age counts.
/// </summary>
/// <param name="path">Absolute path of the file. If it is lost, results of workloads that are gone are pruned by their age.</param>
/// <param name="time">The clock.</param>
/// <param name="files">The file system.</param>
internal sealed class FlagHistory(string path, TimeProvider time, IFileSystem files)
{
    private const int MaxBytes = 1 << 24;
    private const int MaxGone = 10_000;

    private static readonly TimeSpan GraceOfGone = TimeSpan.FromDays(1);

    private Content? content;

    /// <summary>The names of the workloads that the assembly flagged when a build last recorded them.</summary>
    public IReadOnlyList<string> Flagged => Current.Flagged;

    /// <summary>The names of the workloads that the project no longer flags, and whose results were not pruned yet.</summary>
    public IReadOnlyList<string> Gone => [.. Current.Gone.Keys];

    /// <summary>Those of them that have been gone for a day.</summary>
    public IReadOnlyList<string> GoneForADay => [.. Current.Gone.Where(gone => time.GetUtcNow() - gone.Value >= GraceOfGone).Select(gone => gone.Key)];

    private Content Current => content ??= Read();

    /// <summary>Remembers what the assembly that was built flags.</summary>
    public void Record(IReadOnlyCollection<string> flagged)
    {
        var now = time.GetUtcNow();
        var gone = Current.Gone.ToDictionary(left => left.Key, left => left.Value < now ? left.Value : now);
        foreach (var name in Current.Flagged)
            gone.TryAdd(name, now);
        foreach (var name in flagged)
            gone.Remove(name);
        Write(new([.. flagged.Distinct().Order(StringComparer.Ordinal)], gone));
    }

    /// <summary>Forgets workloads whose results were pruned.</summary>
    public void Forget(IReadOnlyCollection<string> pruned) => Write(new(Current.Flagged, Current.Gone.Where(gone => !pruned.Contains(gone.Key)).ToDictionary()));

    private Content Read()
    {
        try
        {
            return files.Read(path, MaxBytes) is { } bytes ? JsonMembers.Read<Content>(bytes, Map) : new([], []);
        }
        // ArgumentException: a name twice.
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return new([], []);
        }
    }

    private void Write(Content next)
    {
        if (next.Flagged.SequenceEqual(Current.Flagged) && next.Gone.Count == Current.Gone.Count && next.Gone.All(Current.Gone.Contains))
            return;
        content = next;
        var isEmpty = next.Flagged.Count == 0 && next.Gone.Count == 0;
        AtomicFile.Attempt(() =>
        {
            if (isEmpty)
                files.Delete(path);
            else
                files.Publish(path, JsonMembers.Write(next, Map));
        });
    }

    private static Content Map(JsonMembers json, Content? value) => new(
        json.Texts("flagged", value?.Flagged),
        json.NamedTexts("goneSince", value?.Gone.Select(gone => KeyValuePair.Create(gone.Key, gone.Value.ToString("O", InvariantCulture))), MaxGone)
            .ToDictionary(gone => gone.Key, gone => DateTimeOffset.ParseExact(gone.Value, "O", InvariantCulture)));

    private sealed record Content(IReadOnlyList<string> Flagged, Dictionary<string, DateTimeOffset> Gone);
}
