using System.Diagnostics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>
/// The other end of <see cref="ForeignLoad"/>: keeps a processor busy for a share of the time until standard input ends, at the latest when its parent process ends.
/// </summary>
internal static class SpinCommand
{
    public const string Name = "spin";

    /// <summary>The argument that asks for bursts.</summary>
    public const string Bursty = "bursty";

    // A steady load works in each of these periods, like a program that handles events.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    // The mean length of a burst, like the compilation of a small project.
    private static readonly TimeSpan MeanBurst = TimeSpan.FromMilliseconds(500);

    /// <param name="percent">Share of one processor to take on average, 1 to 100 percent.</param>
    /// <param name="isBursty">Whether bursts and pauses have random lengths.</param>
    public static void Run(int percent, bool isBursty)
    {
        new Thread(() =>
        {
            while (true)
            {
                // Exponentially distributed lengths make the begin of a burst unpredictable.
                var work = isBursty ? -Math.Log(1 - Random.Shared.NextDouble()) * MeanBurst : Period * percent / 100;
                Work(work);
                Thread.Sleep(work * (100 - percent) / percent);
            }
        })
        { IsBackground = true }.Start();
        while (Console.In.Read() >= 0)
        {
        }
    }

    private static void Work(TimeSpan duration)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
            Thread.SpinWait(1000);
    }
}
