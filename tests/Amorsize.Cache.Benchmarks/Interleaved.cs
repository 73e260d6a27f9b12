using System.Diagnostics;
using System.Globalization;

namespace Amorsize.Cache.Benchmarks;

/// <summary>
/// Look-ups in caches of several sizes, taken in turns. On a machine with foreign load, figures that are taken one size after the other are not comparable.
/// </summary>
internal static class Interleaved
{
    private const int Rounds = 300;
    private const int LookUps = 50;

    public static void Run()
    {
        int[] sizes = [1, 100, 10_000];
        var caches = Array.ConvertAll(sizes, size => new FilledCache(size + 1, age: TimeSpan.Zero));
        var request = FilledCache.RequestOf(FilledCache.EntryOf(0, TimeSpan.Zero));
        var samples = Array.ConvertAll(sizes, _ => new List<double>());
        for (var round = -Rounds; round < Rounds; round++)
        {
            // The order rotates, so that each size is first equally often.
            for (var turn = 0; turn < sizes.Length; turn++)
            {
                var at = (turn + round + Rounds) % sizes.Length;
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < LookUps; i++)
                    caches[at].LookUp(request);
                if (round >= 0)
                    samples[at].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / LookUps);
            }
        }
        foreach (var (size, sample, cache) in sizes.Zip(samples, caches))
        {
            sample.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size} | {sample[Rounds / 20]:F1} | {sample[Rounds / 2]:F1} | {sample[Rounds - (Rounds / 20)]:F1} |"));
            cache.Delete();
        }
    }
}
