using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Stress;

/// <summary>
/// One process that builds repeatedly in a directory which other processes use too. Each build looks up, stores and prunes. Each answer is checked against
/// the stores of this process, the entries that it has seen of others, and the keys that no process stores.
/// </summary>
internal sealed class Builds
{
    private const int LookUpsPerBuild = 40;
    private const int SharedKeys = 2;

    private readonly int number;
    private readonly int count;
    private readonly LaterTime time = new();
    private readonly ResultCache cache;
    private readonly Pruner pruner;
    private readonly Tally tally = new();
    private readonly Dictionary<(string Key, int Writer), int> newest = [];
    private readonly HashSet<string> gone = [];
    private int serial;

    public Builds(string directory, int number, int count)
    {
        (this.number, this.count) = (number, count);
        cache = new(directory, time, new LocalFileSystem());
        pruner = new(directory, time, new LocalFileSystem());
    }

    public void Run()
    {
        var random = new Random(number);
        StoreAtLast($"own{number}", isOld: false);
        StoreAtLast($"old{number}", isOld: true);
        for (var key = 0; key < SharedKeys; key++)
        {
            StoreAtLast($"shared{key}", isOld: false);
            StoreAtLast($"sharedOld{key}", isOld: true);
        }
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var build = 0; build < count; build++)
            Build(random);
        Console.WriteLine(tally);
        foreach (var ((key, writer), last) in newest)
        {
            if (writer == number)
                Console.WriteLine($"last {key} {writer} {last}");
        }
    }

    private void Build(Random random)
    {
        for (var lookUp = 0; lookUp < LookUpsPerBuild; lookUp++)
            LookUpAny(random.Next(SharedKeys), random.Next(6));
        Store(random.Next(2) == 0 ? $"own{number}" : $"shared{random.Next(SharedKeys)}", isOld: false);
        Store(random.Next(2) == 0 ? $"old{number}" : $"sharedOld{random.Next(SharedKeys)}", isOld: true);
        var pruned = pruner.Prune(Sample.PruneRequest with { Keep = new HashSet<EntryKey> { Of($"own{number}") } });
        tally.Add("prunes", pruned.Ran ? 1 : 0);
        tally.Add("pruned", pruned.Entries);
        tally.Add("errors", pruned.Errors);
    }

    private void LookUpAny(int shared, int what)
    {
        switch (what)
        {
            case 0: Expect($"own{number}", Verdict.Hit); break;
            case 1: Expect($"old{number}", Verdict.Expired, Verdict.Pruned); break;
            case 2: Expect($"shared{shared}", Verdict.Hit); break;
            case 3: Expect($"sharedOld{shared}", Verdict.Expired, Verdict.Pruned); break;
            case 4: Expect("torn", Verdict.Corrupt); break;
            case 5: Expect("never", Verdict.NotFound); break;
        }
    }

    private void Expect(string workload, params Verdict[] allowed)
    {
        var answer = cache.LookUp(Sample.Request with { Key = Of(workload) });
        tally.Add("look-ups");
        tally.Add($"of them {answer.Verdict}");
        if (!allowed.Contains(answer.Verdict))
            Blame(answer.Verdict == Verdict.Corrupt ? "torn" : "wrong", workload, answer.Findings.TextOf());
        else if (answer.Entry is { } entry)
            CheckIsNoStepBack(workload, entry.Profile.Reason);
        else if (answer.Verdict == Verdict.Pruned)
            gone.Add(workload);
    }

    /// <summary>A newer entry of a writer is never followed by an older one, and a pruned entry of this process never comes back.</summary>
    private void CheckIsNoStepBack(string workload, string found)
    {
        var (writer, version) = (int.Parse(found.Split(' ')[0]), int.Parse(found.Split(' ')[1]));
        var known = newest.GetValueOrDefault((workload, writer));
        var isOwn = workload == $"own{number}" || workload == $"old{number}";
        if (version < known || (isOwn && (version != known || gone.Contains(workload))))
            Blame("lost", workload, $"{found} is there, {known} was");
        newest[(workload, writer)] = version;
    }

    /// <summary>Stores an entry that later look-ups require. On a slow machine other processes may hold the lock for too long, so this repeats refused stores.</summary>
    private void StoreAtLast(string workload, bool isOld)
    {
        for (var attempt = 0; attempt < 10 && !newest.ContainsKey((workload, number)); attempt++)
            Store(workload, isOld);
    }

    private void Store(string workload, bool isOld)
    {
        serial++;
        var entry = Sample.Entry($"{number} {serial}") with { Key = Of(workload), CreatedAt = isOld ? TimeProvider.System.GetUtcNow() : time.GetUtcNow() };
        try
        {
            cache.Store(entry.With(entry.Profile with { Workload = workload }));
            newest[(workload, number)] = serial;
            gone.Remove(workload);
            tally.Add("stores");
        }
        catch (IOException e)
        {
            Blame(e.Message.StartsWith("Another build has held", StringComparison.Ordinal) ? "refused" : "lost", workload, e.Message);
        }
    }

    private void Blame(string what, string workload, string detail)
    {
        tally.Add(what);
        Console.Error.WriteLine($"process {number}, {workload}: {what}: {detail}");
    }

    /// <summary>Each workload has its own assembly, so a prune never takes a workload of another process for one that is no longer flagged.</summary>
    private static EntryKey Of(string workload) => Sample.Key.Of(workload) with { AssemblyName = workload };
}
