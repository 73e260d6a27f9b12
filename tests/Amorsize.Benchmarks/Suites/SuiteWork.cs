using System.Diagnostics;
using System.Globalization;

namespace Amorsize.Benchmarks.Suites;

/// <summary>How much <see cref="Work"/> a test has. It is as much as takes some time on this processor, and not that time, so that workers who share a processor take longer.</summary>
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

    /// <summary>A call that computes for so long.</summary>
    public static string Computing(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"Work.Compute({milliseconds * stepsInMillisecond:0});");

    /// <summary>A call that allocates for so long.</summary>
    public static string Allocating(int milliseconds) => string.Create(CultureInfo.InvariantCulture, $"Work.Allocate({milliseconds * arraysInMillisecond:0});");

    // By the fastest of some tries, which was the least disturbed.
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
