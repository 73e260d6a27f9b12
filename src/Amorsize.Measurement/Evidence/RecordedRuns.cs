using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>The runs of a search in progress, in the form in which they are stored: every name of a test stands once.</summary>
/// <param name="Conditions">A checksum of all that the runs depend on. Runs under other conditions are of no use.</param>
/// <param name="Names">Full names of the tests.</param>
/// <param name="Classes">The classes of the tests, in the same order.</param>
/// <param name="Methods">The test methods, in the same order; empty where the name of the test is that of its method.</param>
/// <param name="Runs">The runs, in their order.</param>
internal sealed record RecordedRuns(string Conditions, IReadOnlyList<string> Names, IReadOnlyList<string> Classes, IReadOnlyList<string> Methods, IReadOnlyList<RecordedRuns.Row> Runs)
{
    /// <summary>The refused measurements that these runs are left from.</summary>
    public Refusals Refusals { get; init; }

    // Numbers for each test of a run: its index in the names, its duration, its start, and whether it failed.
    private const int NumbersOfTest = 4;

    /// <summary>One run. Its tests are replaced by numbers.</summary>
    /// <param name="Recorded">The run without its tests.</param>
    /// <param name="FirstStart">When the first test started; null where the runner does not report it.</param>
    /// <param name="Tests">For each test four numbers: index, duration and start after <paramref name="FirstStart"/> in microseconds, and 1 if it failed.</param>
    internal sealed record Row(RecordedRun Recorded, DateTimeOffset? FirstStart, IReadOnlyList<double> Tests);

    public static RecordedRuns Of(string conditions, IReadOnlyList<RecordedRun> runs)
    {
        var tests = runs.SelectMany(run => run.Run.Tests).Select(KeyOf).Distinct().ToList();
        var indices = tests.Select((test, index) => (test, index)).ToDictionary(one => one.test, one => one.index);
        return new(conditions, [.. tests.Select(test => test.Name)], [.. tests.Select(test => test.Class)], [.. tests.Select(test => test.Method)], [.. runs.Select(run => RowOf(run, indices))]);
    }

    /// <summary>The runs with their tests.</summary>
    /// <exception cref="FormatException">A number is no index of a test.</exception>
    public IReadOnlyList<RecordedRun> ToRuns() => [.. Runs.Select(row => row.Recorded with { Run = row.Recorded.Run with { Tests = [.. row.Tests.Chunk(NumbersOfTest).Select(test => TestOf(test, row.FirstStart))] } })];

    private static (string Name, string Class, string Method) KeyOf(TestTime test) => (test.Name, test.Class, test.MethodOfRow ?? "");

    private static Row RowOf(RecordedRun run, Dictionary<(string Name, string Class, string Method), int> indices)
    {
        var tests = run.Run.Tests;
        var first = tests.Count > 0 && tests.All(test => test.StartedAt is not null) ? tests.Min(test => test.StartedAt) : null;
        return new(
            run with { Run = run.Run with { Tests = [] } },
            first,
            [.. tests.SelectMany(test => new[] { indices[KeyOf(test)], test.Duration.TotalMicroseconds, first is null ? 0 : (test.StartedAt!.Value - first.Value).TotalMicroseconds, test.Failed ? 1 : 0 })]);
    }

    private TestTime TestOf(double[] numbers, DateTimeOffset? first) => numbers is [var index, var duration, var start, var failed] && index < Names.Count && Names.Count == Classes.Count && Names.Count == Methods.Count
        ? new(Names[(int)index], Classes[(int)index], TimeSpan.FromMicroseconds(duration), failed > 0, first + TimeSpan.FromMicroseconds(start), Methods[(int)index] is { Length: > 0 } method ? method : null)
        : throw new FormatException("a test of a run has no name");
}
