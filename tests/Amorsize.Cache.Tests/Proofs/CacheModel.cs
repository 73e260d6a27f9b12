namespace Amorsize.Cache.Tests.Proofs;

/// <summary>
/// The cache as DESIGN.md tells it: a table of what lies where, and the rules in plain words. It shares no code with what it is compared with.
/// </summary>
internal sealed class CacheModel
{
    private static readonly TimeSpan day = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Workload, string Configuration, int Machine), Lying> table = [];
    private readonly Dictionary<(string, string, int), DateTimeOffset> setAside = [];
    private DateTimeOffset now = Sample.Noon;
    private int serial;

    /// <summary>What each operation answered that has an answer.</summary>
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
        var wasSetAside = setAside.ContainsKey(place);
        if (table.TryGetValue(place, out var lying))
            Answers.Add(Judge(lying, wanted));
        else if (table.TryGetValue(other, out var foreign) && foreign.Result is not null)
            Answers.Add(wasSetAside ? $"Corrupt, {Judge(foreign, wanted)}" : Judge(foreign, wanted));
        else
            Answers.Add(wasSetAside ? "Corrupt" : "NotFound");
        if (lying?.Removed != "damaged")
            return;
        table[place] = new(null, 0, now, "Corrupt");
        setAside[place] = now;
    }

    public void Prune(Cleaning prune)
    {
        foreach (var place in setAside.Keys.Where(place => now - setAside[place] > 30 * day).ToArray())
            setAside.Remove(place);
        var (entries, tombstones) = (0, 0);
        foreach (var (place, lying) in table.ToArray())
        {
            var isOfThisBuild = place.Configuration == prune.Configuration;
            if (lying.Removed == "damaged")
            {
                // Of which configuration it was cannot be read.
                if (now - lying.At > 37 * day && !prune.Workloads.Contains(place.Workload))
                    table.Remove(place);
                continue;
            }
            if (isOfThisBuild && prune.Workloads.Contains(place.Workload))
                continue;
            var isGone = isOfThisBuild && place.Machine == prune.Machine && prune.Workloads.Length > 0;
            if (lying.Result is null && now - lying.At > 90 * day)
            {
                table.Remove(place);
                tombstones++;
            }
            else if (lying.Result is not null && (now - lying.At > 37 * day || isGone))
            {
                table[place] = new(null, 0, now, "Pruned");
                entries++;
            }
        }
        Answers.Add($"{entries} pruned, {tombstones} forgotten");
    }

    public void Import(Exchanged import)
    {
        // No export writes such a file.
        if (import.Results.Any(result => result.HasFailed) || import.Results.Select(PlaceOf).Distinct().Count() < import.Results.Length)
        {
            Answers.Add("Corrupt");
            return;
        }
        var taken = 0;
        foreach (var result in import.Results)
        {
            var coming = new Lying(result, ++serial, now - result.Age, null);
            var there = table.GetValueOrDefault(PlaceOf(result));
            if (there?.Result is not null && (import.Policy == "Skip" || (import.Policy == "Newer" && coming.At <= there.At)))
                continue;
            if (there?.Removed == "damaged")
                setAside[PlaceOf(result)] = now;
            table[PlaceOf(result)] = coming;
            taken++;
        }
        Answers.Add($"{taken} taken");
    }

    private string Judge(Lying lying, Wanted wanted)
    {
        if (lying.Result is not { } result)
            return lying.Removed == "damaged" ? "Corrupt" : lying.Removed!;
        var age = now - lying.At;
        var limit = result.HasFailed ? TimeSpan.FromHours(1) : 7 * day;
        var processors = wanted.Machine;
        var failing = new List<string>();
        Check("VersionMismatch", result.Tool == wanted.Tool);
        Check("Expired", age <= limit);
        Check("FutureClock", age >= TimeSpan.FromMinutes(-5));
        Check("MachineMismatch", result.Machine == wanted.Machine);
        Check("WorkloadChanged", result.Code == wanted.Code);
        Check("SettingsChanged", result.Settings == wanted.Settings);
        Check("Failed", !result.HasFailed);
        Check("InvalidChoice", result.HasFailed || (result.Workers <= processors && (wanted.Ceiling == 0 || result.Workers <= wanted.Ceiling)));
        return $"{(failing.Count == 0 ? "Hit" : string.Join(", ", failing))} of {lying.Serial}";

        void Check(string verdict, bool isFine)
        {
            if (!isFine)
                failing.Add(verdict);
        }
    }

    private static (string, string, int) PlaceOf(Measured result) => (result.Workload, result.Configuration, result.Machine);

    public override string ToString() => string.Join("; ", Answers);

    /// <summary>A result; or why there is none, since when.</summary>
    private sealed record Lying(Measured? Result, int Serial, DateTimeOffset At, string? Removed);
}
