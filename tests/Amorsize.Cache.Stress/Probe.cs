using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Stress;

/// <summary>Runs one operation of a cache and writes its outcome in one line.</summary>
internal sealed class Probe(string directory)
{
    private readonly LocalFileSystem files = new();

    public void Run(string operation, string name)
    {
        try
        {
            Console.WriteLine(operation switch
            {
                "look-up" => LookUp(),
                "store" => Store(name),
                "prune" => new Pruner(directory, TimeProvider.System, files).Prune(Sample.PruneRequest) with { Obstacle = null },
                "hold" => Hold(),
                _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
            });
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Console.WriteLine($"{e.GetType().Name}: {e.Message}");
        }
    }

    private string LookUp()
    {
        var answer = Cache.LookUp(Sample.Request with { Ttl = TimeSpan.MaxValue });
        return answer.Verdict == Verdict.Hit ? $"Hit: {answer.Entry!.Profile.Reason}" : answer.Findings.TextOf();
    }

    private string Store(string name)
    {
        Cache.Store(Sample.Entry(name));
        return "stored";
    }

    /// <summary>Holds the cache's lock until the standard input ends.</summary>
    private string Hold()
    {
        using var held = files.TryLockCache(directory);
        Console.WriteLine(held is null ? "held by another" : "held");
        Console.In.ReadToEnd();
        return "released";
    }

    private ResultCache Cache => new(directory, TimeProvider.System, files);
}
