namespace Amorsize.Cache.Tests.Proofs;

/// <summary>
/// The rules of the cache over a table in memory: look-up with all checks in their order, store, prune and import. It shares no code with the cache.
/// </summary>
internal sealed class CacheModel
{
    private const int CurrentMethod = 1;

    private static readonly TimeSpan day = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Workload, string Configuration, int Machine), StoredItem> table = [];
    private readonly Dictionary<(string, string, int), DateTimeOffset> quarantined = [];
    private DateTimeOffset now = Sample.Noon;
    private int serial;

    /// <summary>The answers of all operations that have one.</summary>
    public List<string> Answers { get; } = [];

    public void Advance(TimeSpan by) => now += by;

    public void Put(Measured result) => table[PlaceOf(result)] = new(result, ++serial, now - result.Age, null);

    public void Damage((string, string, int) place)
    {
        if (table.ContainsKey(place))
            table[place] = new(null, 0, now, "damaged");
    }

    public void Get(Wanted wanted)
    {
        var place = (wanted.Workload, wanted.Configuration, wanted.Machine);
        var other = place with { Machine = wanted.Machine == 8 ? 2 : 8 };
        var wasQuarantined = quarantined.ContainsKey(place);
        if (table.TryGetValue(place, out var item))
            Answers.Add(Judge(item, wanted));
        else if (table.TryGetValue(other, out var foreign) && foreign.Result is not null)
            Answers.Add(wasQuarantined ? $"Corrupt, {Judge(foreign, wanted)}" : Judge(foreign, wanted));
        else
            Answers.Add(wasQuarantined ? "Corrupt" : "NotFound");
        if (item?.Removed != "damaged")
            return;
        table[place] = new(null, 0, now, "Corrupt");
        quarantined[place] = now;
    }

    public void Prune(Cleaning prune)
    {
        foreach (var place in quarantined.Keys.Where(place => now - quarantined[place] > 30 * day).ToArray())
            quarantined.Remove(place);
        var (entries, tombstones) = (0, 0);
        foreach (var (place, item) in table.ToArray())
        {
            var isOfThisBuild = place.Configuration == prune.Configuration;
            if (item.Removed == "damaged")
            {
                // The configuration of a damaged file cannot be read, so only the workload counts.
                if (now - item.At > 37 * day && !prune.Workloads.Contains(place.Workload))
                    table.Remove(place);
                continue;
            }
            if (isOfThisBuild && prune.Workloads.Contains(place.Workload))
                continue;
            var isGone = isOfThisBuild && place.Machine == prune.Machine && prune.Workloads.Length > 0;
            if (item.Result is null && now - item.At > 90 * day)
            {
                table.Remove(place);
                tombstones++;
            }
            else if (item.Result is not null && (now - item.At > 37 * day || isGone))
            {
                table[place] = new(null, 0, now, "Pruned");
                entries++;
            }
        }
        Answers.Add($"{entries} pruned, {tombstones} forgotten");
    }

    public void Import(Exchanged import)
    {
        // Export writes no failures and no result twice, so an import refuses a file that has them.
        if (import.Results.Any(result => result.HasFailed) || import.Results.Select(PlaceOf).Distinct().Count() < import.Results.Length)
        {
            Answers.Add("Corrupt");
            return;
        }
        var taken = 0;
        foreach (var result in import.Results)
        {
            var incoming = new StoredItem(result, ++serial, now - result.Age, null);
            var existing = table.GetValueOrDefault(PlaceOf(result));
            if (existing?.Result is not null && (import.Policy == "Skip" || (import.Policy == "Newer" && incoming.At <= existing.At)))
                continue;
            if (existing?.Removed == "damaged")
                quarantined[PlaceOf(result)] = now;
            table[PlaceOf(result)] = incoming;
            taken++;
        }
        Answers.Add($"{taken} taken");
    }

    private string Judge(StoredItem item, Wanted wanted)
    {
        if (item.Result is not { } result)
            return item.Removed == "damaged" ? "Corrupt" : item.Removed!;
        var age = now - item.At;
        var limit = result.HasFailed ? TimeSpan.FromHours(1) : 7 * day;
        var processors = wanted.Machine;
        var failing = new List<string>();
        Check("VersionMismatch", result.Method == CurrentMethod);
        Check("Expired", age <= limit);
        Check("FutureClock", age >= TimeSpan.FromMinutes(-5));
        Check("MachineMismatch", result.Machine == wanted.Machine);
        Check("WorkloadChanged", result.Code == wanted.Code);
        Check("SettingsChanged", result.Settings == wanted.Settings);
        Check("Failed", !result.HasFailed);
        Check("InvalidChoice", result.HasFailed || (result.Workers <= processors && (wanted.Ceiling == 0 || result.Workers <= wanted.Ceiling)));
        return $"{(failing.Count == 0 ? "Hit" : string.Join(", ", failing))} of {item.Serial}";

        void Check(string verdict, bool isFine)
        {
            if (!isFine)
                failing.Add(verdict);
        }
    }

    private static (string, string, int) PlaceOf(Measured result) => (result.Workload, result.Configuration, result.Machine);

    public override string ToString() => string.Join("; ", Answers);

    /// <summary>A stored result; or the time and the reason of its removal.</summary>
    private sealed record StoredItem(Measured? Result, int Serial, DateTimeOffset At, string? Removed);
}
