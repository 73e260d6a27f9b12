using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Suites;

/// <summary>One run of a suite in a separate process.</summary>
internal sealed record SuiteRun
{
    public required SuiteEnd End { get; init; }

    /// <summary>Wall time of the process, including its start and its end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>CPU time of the process and of those that it started; null where the operating system does not report it.</summary>
    public TimeSpan? Computed { get; init; }

    /// <summary>
    /// Time in which the threads that ran the tests could run, but waited for a processor: sum over as many threads as there are workers, those that computed
    /// most. Null where the operating system does not report it.
    /// </summary>
    public TimeSpan? Waited { get; init; }

    /// <summary>CPU time of the run, over that time and the waits of the threads that ran the tests, above 0 and at most 1; 1 where it is not known.</summary>
    public double ProcessorShare => Computed is { } computed && Waited is { } waited && computed > TimeSpan.Zero ? computed / (computed + waited) : 1;

    /// <summary>Highest memory use of these processes together, in bytes; 0 where the operating system does not report it.</summary>
    public long PeakMemory { get; init; }

    /// <summary>The tests that ran, in no particular order.</summary>
    public IReadOnlyList<TestTime> Tests { get; init; } = [];

    /// <summary>Sum of the times of the tests. Unlike <see cref="Elapsed"/> it excludes the start of the runner, which foreign load makes longer.</summary>
    public TimeSpan TestTime => TimeSpan.FromTicks(Tests.Sum(test => test.Duration.Ticks));

    /// <summary>
    /// Time of the run before its first test started and after its last one ended. Where the runner does not report when tests start, the time beyond that of
    /// the tests, which is longer: it includes the time between tests.
    /// </summary>
    public TimeSpan OutsideTests
    {
        get
        {
            var inTests = Tests.Count > 0 && Tests.All(test => test.StartedAt is not null) ? Tests.Max(test => test.StartedAt + test.Duration)!.Value - Tests.Min(test => test.StartedAt)!.Value : TestTime;
            return inTests < Elapsed ? Elapsed - inTests : TimeSpan.Zero;
        }
    }

    /// <summary>The time of each class's tests, the longest first.</summary>
    public IEnumerable<ClassTime> TimesByClass => Tests
        .GroupBy(test => test.Class)
        .Select(tests => new ClassTime(tests.Key, TimeSpan.FromTicks(tests.Sum(test => test.Duration.Ticks)), tests.Max(test => test.Duration)))
        .OrderByDescending(one => one.Time)
        .ThenBy(one => one.Name, StringComparer.Ordinal);

    /// <summary>Names of the tests that failed, in alphabetical order.</summary>
    public IReadOnlyList<string> Failing => [.. Tests.Where(test => test.Failed).Select(test => test.Name).Order(StringComparer.Ordinal)];

    /// <summary>The error, in one sentence; empty where the run completed.</summary>
    public string Message { get; init; } = "";

    /// <summary>
    /// Names of the tests whose results differ from another run: tests that failed in only one of the two runs, and tests that only one of them ran.
    /// </summary>
    public IReadOnlyList<string> DifferencesTo(SuiteRun other)
    {
        var (here, there) = (Outcomes(this), Outcomes(other));
        return [.. here.Keys.Union(there.Keys).Where(name => here.GetValueOrDefault(name) != there.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, (int Ran, int Failed)> Outcomes(SuiteRun run) =>
        run.Tests.GroupBy(test => test.Name).ToDictionary(tests => tests.Key, tests => (tests.Count(), tests.Count(test => test.Failed)));
}
