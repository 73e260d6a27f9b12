using System.Diagnostics;
using System.Globalization;

namespace Amorsize.Benchmarks.Suites;

/// <summary>
/// Makes calls of <see cref="Work"/> that take a given time on this processor. The amount of work is fixed, not the time, so that workers that share a processor take longer.
/// </summary>
internal static class SuiteWork
{
    private const int Tries = 5;

    private static readonly double stepsInMillisecond = InMillisecond(steps => Work.Compute(steps), 20_000_000);
    private static readonly double arraysInMillisecond = InMillisecond(arrays => Work.Allocate(arrays), 100_000);

    /// <summary>The code that tests call.</summary>
    public static string Code
    {
        get
        {
            using var reader = new StreamReader(typeof(SuiteWork).Assembly.GetManifestResourceStream("Work.cs")!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>A call that computes for a number of milliseconds.</summary>
    public static string Computing(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"Work.Compute({milliseconds * stepsInMillisecond:0});");

    /// <summary>A call that allocates for a number of milliseconds.</summary>
    public static string Allocating(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"Work.Allocate({milliseconds * arraysInMillisecond:0});");

    // The fastest of five tries has the least interference.
    private static double InMillisecond(Action<long> work, long amount)
    {
        var fastest = TimeSpan.MaxValue;
        for (var left = Tries; left > 0; left--)
        {
            var started = Stopwatch.GetTimestamp();
            work(amount);
            if (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < fastest)
                fastest = elapsed;
        }
        return amount / fastest.TotalMilliseconds;
    }
}
