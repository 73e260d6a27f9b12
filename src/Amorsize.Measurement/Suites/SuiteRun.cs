namespace Amorsize.Measurement.Suites;

/// <summary>One run of a suite in a process of its own.</summary>
internal sealed record SuiteRun
{
    public required SuiteEnd End { get; init; }

    /// <summary>Wall time of the process, its start and its end included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>CPU time of it and of the processes that it started; null where the system does not tell.</summary>
    public TimeSpan? Computed { get; init; }

    /// <summary>Highest memory that they had together, in bytes; 0 where the system does not tell.</summary>
    public long PeakMemory { get; init; }

    /// <summary>The tests that ran, in no order.</summary>
    public IReadOnlyList<TestTime> Tests { get; init; } = [];

    /// <summary>Sum of the times of the tests: unlike <see cref="Elapsed"/> without the runner's start, which foreign load makes longer.</summary>
    public TimeSpan TestTime => TimeSpan.FromTicks(Tests.Sum(test => test.Duration.Ticks));

    /// <summary>The error, in one sentence; empty where it completed.</summary>
    public string Message { get; init; } = "";

    /// <summary>The tests whose results differ from another run: tests that failed in only one of both, and tests that only one of them ran.</summary>
    public IReadOnlyList<string> DifferencesTo(SuiteRun other)
    {
        var (here, there) = (Outcomes(this), Outcomes(other));
        return [.. here.Keys.Union(there.Keys).Where(name => here.GetValueOrDefault(name) != there.GetValueOrDefault(name)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, (int Ran, int Failed)> Outcomes(SuiteRun run) =>
        run.Tests.GroupBy(test => test.Name).ToDictionary(tests => tests.Key, tests => (tests.Count(), tests.Count(test => test.Failed)));
}
