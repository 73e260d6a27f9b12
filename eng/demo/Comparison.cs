using System.Diagnostics;

namespace Demo;

/// <summary>Asserts that a tuned loop gives the results of the sequential loop, and prints its plan and both times.</summary>
internal static class Comparison
{
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(1.5);

    // Writes to the terminal directly, because the output of a test to the Console is shown only if it fails.
    private static readonly StreamWriter Terminal = new(Console.OpenStandardOutput()) { AutoFlush = true };

    public static void Of<T>(TunedSettings settings, string input, Func<T[]> sequential, Func<T[]> tuned)
    {
        Assert.AreNotEqual(SettingsSource.Default, settings.Source, settings.Reason);

        var (sequentialTime, tunedTime) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var started = Stopwatch.GetTimestamp();
        do // Takes the best of many rounds, because the code is still being compiled and optimized in the first ones.
        {
            var expected = Timed(sequential, ref sequentialTime);
            var actual = Timed(tuned, ref tunedTime);
            Assert.AreSequenceEqual(expected, actual);
        }
        while (Stopwatch.GetElapsedTime(started) < MinDuration);

        var plan = settings.Execution switch
        {
            Execution.Threads => $"{settings.MaxDegreeOfParallelism} threads, chunk {(settings.ChunkSize == 0 ? "auto" : settings.ChunkSize)}",
            Execution.Async => $"{settings.MaxDegreeOfParallelism} in flight",
            _ => "sequential",
        };
        Terminal.WriteLine(
            $"{settings.Name,-11}{settings.Source,-9}{plan,-24}{input,-21}" +
            $"{sequentialTime.TotalMilliseconds,7:0.0} ms plain loop,{tunedTime.TotalMilliseconds,6:0.0} ms tuned, equal results");
    }

    private static T[] Timed<T>(Func<T[]> run, ref TimeSpan best)
    {
        var started = Stopwatch.GetTimestamp();
        var result = run();
        var time = Stopwatch.GetElapsedTime(started);
        if (time < best)
            best = time;
        return result;
    }
}
