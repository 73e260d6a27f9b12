using System.Globalization;
using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize.Measurement.Loops;

/// <summary>Reads plans that users write, in the words in which messages show them.</summary>
internal static class PlanText
{
    /// <summary>The plan of a text such as <c>6 workers, chunk 50</c>, <c>6 workers</c> or <c>32 in flight</c>.</summary>
    /// <exception cref="FormatException">The text is no plan. The message tells the reason and the remedy.</exception>
    public static ExecutionPlan Parse(string text)
    {
        // Commas and capital letters make no difference.
        var words = text.ToLowerInvariant().Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            ["sequential"] => ExecutionPlan.Sequential,
            [var workers, "workers"] => new(Execution.Threads, Workers(workers, text), ChunkSize: 0),
            [var workers, "workers", "partitioned", "by", "the", "framework"] => new(Execution.Threads, Workers(workers, text), ChunkSize: 0),
            [var workers, "workers", "chunk", var chunk] => new(Execution.Threads, Workers(workers, text), Number(chunk, "the chunk", 1, int.MaxValue, text)),
            [var workers, "in", "flight"] => new(Execution.Async, Workers(workers, text), ChunkSize: 1),
            _ => throw new FormatException(
                $"'{text}' is no execution plan. Write '6 workers, chunk 50', '6 workers', or '32 in flight' for asynchronous items. Sequential and the framework default are always compared."),
        };
    }

    // One worker is a sequential plan with the cost of a parallel one.
    private static int Workers(string word, string text) => Number(word, "the number of workers", 2, SettingsKeys.MaxWorkers, text);

    private static int Number(string word, string subject, int min, int max, string text) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no execution plan: {subject} is '{word}'. Write a whole number from {min} to {max}."));
}
