using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>Times passes in interleaved rounds, each in random order. A drift of the machine's speed then affects all passes alike.</summary>
internal sealed class Rounds(IReadOnlyList<Pass> passes)
{
    private const int MaxRounds = 60;

    // Shorter samples scatter too much.
    private static readonly TimeSpan MinSampleTime = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan MinWarmUpTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MinWarmUpLimit = TimeSpan.FromSeconds(2);

    private readonly int[] counts = [.. passes.Select(_ => 1)];
    private readonly List<double>[] samples = [.. passes.Select(_ => new List<double>())];
    private readonly Random random = new(1);

    /// <returns>The samples of each pass, in microseconds an item. Round k of one pass ran beside round k of the others.</returns>
    public IReadOnlyList<IReadOnlyList<double>> Run(TimeSpan budget, int fewestRounds)
    {
        var started = Stopwatch.GetTimestamp();
        WarmUp(budget / 4 > MinWarmUpLimit ? budget / 4 : MinWarmUpLimit);
        for (var round = 1; round <= MaxRounds; round++)
        {
            var before = Stopwatch.GetElapsedTime(started);
            RunOne();
            var now = Stopwatch.GetElapsedTime(started);
            if (round >= fewestRounds && now + (now - before) > budget)
                break;
        }
        return samples;
    }

    // Runs every pass until no further methods are compiled, for at least a second.
    private void WarmUp(TimeSpan limit)
    {
        var started = Stopwatch.GetTimestamp();
        long compiled;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            for (var i = 0; i < passes.Count; i++)
                Calibrate(i);
        }
        while (Stopwatch.GetElapsedTime(started) < limit
            && (Stopwatch.GetElapsedTime(started) < MinWarmUpTime || JitInfo.GetCompiledMethodCount() != compiled));
    }

    // Passes get faster while they are compiled, so that a count is rounded up.
    private void Calibrate(int at)
    {
        var elapsed = Time(passes[at].Run, counts[at]);
        counts[at] = (int)Math.Clamp(Math.Ceiling(counts[at] * (MinSampleTime / elapsed)), 1, 1_000_000);
    }

    private void RunOne()
    {
        var order = Enumerable.Range(0, passes.Count).ToArray();
        random.Shuffle(order);
        foreach (var at in order)
        {
            // A pass must not pay for the garbage of the pass before.
            GC.Collect();
            var elapsed = Time(passes[at].Run, counts[at]);
            samples[at].Add(Rounded.ToFourDigits(elapsed.TotalMicroseconds / ((double)counts[at] * passes[at].Items)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TimeSpan Time(Action pass, int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            pass();
        return Stopwatch.GetElapsedTime(start);
    }
}
