using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>The result of tuning one suite: the chosen setting and the evidence for it.</summary>
internal sealed record SuiteProfile
{
    /// <summary>The most tests that are kept by name.</summary>
    public const int MostNamed = 100;

    /// <summary>When the measuring ended, in UTC.</summary>
    public required DateTimeOffset ProfiledAt { get; init; }

    /// <summary>The chosen setting; <see cref="SuitePlan.Unchanged"/> where nothing better was found.</summary>
    public required SuitePlan Choice { get; init; }

    /// <summary>Time of a run as it was over that of one under the choice: the median of the rounds' ratios.</summary>
    public required double Speedup { get; init; }

    /// <summary>Why this choice, in one sentence with its numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the suite is left alone, for this reason.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Tests of a run.</summary>
    public required int Tests { get; init; }

    /// <summary>Wall time of the sequential run.</summary>
    public required TimeSpan Sequential { get; init; }

    /// <summary>What its tests took in a run under the choice, added up; in the sequential run where the choice was not raced; null where an older version measured.</summary>
    public TimeSpan? TestTime { get; init; }

    /// <summary>When they were last run to see whether they still take as long; null where they never were.</summary>
    public DateTimeOffset? TimedAt { get; init; }

    /// <summary>How much of the tests' time is computing, 0 (they only wait) to 1.</summary>
    public required double CpuShare { get; init; }

    /// <summary>The most memory that a run under the choice had, in bytes; 0 where the system does not tell.</summary>
    public long PeakMemory { get; init; }

    /// <summary>Tests that end otherwise in parallel than sequentially, by full name; the first <see cref="MostNamed"/>.</summary>
    public IReadOnlyList<string> FailInParallel { get; init; } = [];

    /// <summary>What else went wrong under settings that were not chosen, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Every candidate that was raced, with all of its samples: microseconds of a run.</summary>
    public required IReadOnlyList<CandidateSamples<SuitePlan>> Race { get; init; }

    /// <summary>When its tests were at work, before and under the choice; null where the runner does not tell, and where an older version measured.</summary>
    public SuiteTimeline? Timeline { get; init; }
}
