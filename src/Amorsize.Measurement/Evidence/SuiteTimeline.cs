using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>When the tests of a suite ran, before and after tuning.</summary>
/// <param name="Before">The plan of the run that stands for the time before tuning: unchanged, or sequential if no other plan was run.</param>
/// <param name="Tests">The longest <see cref="MaxTests"/> tests, in the order in which the run before tuning started them.</param>
internal sealed record SuiteTimeline(SuitePlan Before, IReadOnlyList<TestSpans> Tests)
{
    /// <summary>The maximum number of tests in a timeline: as many as the picture in the report can show.</summary>
    public const int MaxTests = 250;

    // In characters. Longer names are cut, since the name of a data row can contain all of its arguments.
    private const int MaxNameLength = 200;

    /// <summary>The time from the start of the first test to the end of the last one, in the longer of the two runs.</summary>
    public TimeSpan End => Tests.SelectMany(test => new[] { test.Before, test.After }).Select(span => span is { } at ? at.Start + at.Duration : TimeSpan.Zero).DefaultIfEmpty().Max();

    /// <summary>Returns the timeline of two runs; null if the test runner does not report when tests start.</summary>
    /// <param name="plan">The plan of the run before tuning.</param>
    /// <param name="before">The run before tuning.</param>
    /// <param name="after">A run under the chosen plan; null if there is none.</param>
    public static SuiteTimeline? Of(SuitePlan plan, SuiteRun before, SuiteRun? after)
    {
        if (before.Tests.Concat(after?.Tests ?? []).Any(test => test.StartedAt is null))
            return null;
        var (spansBefore, spansAfter) = (Spans(before), after is null ? [] : Spans(after));
        return new(plan,
        [
            .. spansBefore.Keys.Union(spansAfter.Keys)
                .Select(key => new TestSpans(Shorten(key.Name), Find(spansBefore, key), Find(spansAfter, key)))
                .OrderByDescending(test => Longest(test))
                .Take(MaxTests)
                .OrderBy(test => test.Before?.Start ?? TimeSpan.MaxValue),
        ]);
    }

    /// <summary>The name of a test, cut to the length of names in a timeline.</summary>
    public static string Shorten(string name) => name.Length <= MaxNameLength ? name : $"{name[..MaxNameLength]}…";

    // The rows of one test method can have the same name. The row that starts k-th in one run is paired with the row that starts k-th in the other.
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
