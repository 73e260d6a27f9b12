using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>When the tests of a suite were at work, before and after it was tuned.</summary>
/// <param name="Before">The setting of the run before: as it was, or sequential where nothing else was run.</param>
/// <param name="Tests">The longest <see cref="MostTests"/>, in the order in which they were started before.</param>
internal sealed record SuiteTimeline(SuitePlan Before, IReadOnlyList<TestSpans> Tests)
{
    /// <summary>How many tests are kept: as many as a picture can show.</summary>
    public const int MostTests = 250;

    // Rows may be named for all that they are given.
    private const int LongestName = 200;

    /// <summary>When the last test of the longer run ended, since its first was started.</summary>
    public TimeSpan End => Tests.SelectMany(test => new[] { test.Before, test.After }).Select(span => span is { } at ? at.Start + at.Duration : TimeSpan.Zero).DefaultIfEmpty().Max();

    /// <summary>Null where the runner does not tell when tests start.</summary>
    /// <param name="setting">The setting of the run before.</param>
    /// <param name="before">That run.</param>
    /// <param name="after">A run under the choice; null where there is none but that.</param>
    public static SuiteTimeline? Of(SuitePlan setting, SuiteRun before, SuiteRun? after)
    {
        if (before.Tests.Concat(after?.Tests ?? []).Any(test => test.StartedAt is null))
            return null;
        var (spansBefore, spansAfter) = (Spans(before), after is null ? [] : Spans(after));
        return new(setting,
        [
            .. spansBefore.Keys.Union(spansAfter.Keys)
                .Select(key => new TestSpans(Shorten(key.Name), Find(spansBefore, key), Find(spansAfter, key)))
                .OrderByDescending(test => Longest(test))
                .Take(MostTests)
                .OrderBy(test => test.Before?.Start ?? TimeSpan.MaxValue),
        ]);
    }

    private static string Shorten(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}…";

    // Rows of one method share a name: the first to be started in one run is taken for the first in the other.
    private static Dictionary<(string Name, int Row), TestSpan> Spans(SuiteRun run)
    {
        var start = run.Tests.Min(test => test.StartedAt);
        return run.Tests.GroupBy(test => test.Name)
            .SelectMany(tests => tests.OrderBy(test => test.StartedAt).Select((test, row) => (Key: (test.Name, row), Span: new TestSpan((test.StartedAt - start)!.Value, test.Duration))))
            .ToDictionary(test => test.Key, test => test.Span);
    }

    private static TestSpan? Find(Dictionary<(string Name, int Row), TestSpan> spans, (string Name, int Row) key) => spans.TryGetValue(key, out var span) ? span : null;

    private static TimeSpan Longest(TestSpans test) => new(Math.Max(test.Before?.Duration.Ticks ?? 0, test.After?.Duration.Ticks ?? 0));
}
