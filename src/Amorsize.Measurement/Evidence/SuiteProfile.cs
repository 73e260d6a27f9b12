using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>The result of tuning one test suite: the chosen plan and the evidence for it.</summary>
internal sealed record SuiteProfile
{
    /// <summary>The maximum number of tests in <see cref="FailInParallel"/>.</summary>
    public const int MaxNamedTests = 100;

    /// <summary>The maximum number of classes in <see cref="Classes"/>: an entry with so many still has a fraction of its largest size.</summary>
    public const int MaxClasses = 4000;

    /// <summary>The maximum number of tests in <see cref="Longest"/>.</summary>
    public const int MaxLongest = 10;

    /// <summary>When the measuring ended, in UTC.</summary>
    public required DateTimeOffset ProfiledAt { get; init; }

    /// <summary>The chosen plan, which is <see cref="SuitePlan.Unchanged"/> if no better one was found.</summary>
    public required SuitePlan Choice { get; init; }

    /// <summary>Time of an unchanged run divided by the time of a run under <see cref="Choice"/>: the median of this ratio over the rounds.</summary>
    public required double Speedup { get; init; }

    /// <summary>The reason for the choice, in one sentence with its numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the suite was not tuned, for the <see cref="Reason"/> given.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Whether the search has used up the time of one build, so that a later build goes on with it.</summary>
    public bool IsInProgress { get; init; }

    /// <summary>Number of tests in a run.</summary>
    public required int Tests { get; init; }

    /// <summary>Number of tests that failed in the sequential run. Zero in cache entries of versions that did not record it.</summary>
    public int Failing { get; init; }

    /// <summary>Wall time of the sequential run.</summary>
    public required TimeSpan Sequential { get; init; }

    /// <summary>
    /// Time of the sequential run before its first test started and after its last one ended. Null in cache entries of versions that did not record it.
    /// </summary>
    public TimeSpan? OutsideTests { get; init; }

    /// <summary>
    /// Sum of the times of the tests in a run under <see cref="Choice"/>, or in the sequential run if the choice was not in the race.
    /// Null in cache entries of versions that did not record it.
    /// </summary>
    public TimeSpan? TestTime { get; init; }

    /// <summary>When the tests were last run to check whether their times have changed; null if never.</summary>
    public DateTimeOffset? TimedAt { get; init; }

    /// <summary>CPU time of the tests divided by their elapsed time, from 0 (the tests only wait) to 1.</summary>
    public required double CpuShare { get; init; }

    /// <summary>Peak memory of the runs under the choice, in bytes; 0 if the system does not report it.</summary>
    public long PeakMemory { get; init; }

    /// <summary>Full names of the first <see cref="MaxNamedTests"/> tests whose outcome in a parallel run differs from that in the sequential run.</summary>
    public IReadOnlyList<string> FailInParallel { get; init; } = [];

    /// <summary>The tests that keep the suite from using a faster plan, and its gain; null if none were found that explain all failures.</summary>
    public Isolation? Isolation { get; init; }

    /// <summary>Failures of runs under other plans than <see cref="Choice"/>, apart from <see cref="FailInParallel"/>; each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>As <see cref="Profile.UnderLoad"/>, for the runs of the suite.</summary>
    public double? UnderLoad { get; init; }

    /// <summary>Every candidate of the race, with all of its samples. A sample is the time of one run of the suite, in microseconds.</summary>
    public required IReadOnlyList<CandidateSamples<SuitePlan>> Race { get; init; }

    /// <summary>
    /// The sum of the times of each class's tests in the sequential run, by the full name of the class. At most <see cref="MaxClasses"/>, the longest ones. Empty
    /// in cache entries of versions that did not record it.
    /// </summary>
    public IReadOnlyList<ClassTime> Classes { get; init; } = [];

    /// <summary>The longest tests of the sequential run, the longest first; at most <see cref="MaxLongest"/>.</summary>
    public IReadOnlyList<ClassTime> Longest { get; init; } = [];

    /// <summary>The cost of the order of the tests under <see cref="Choice"/>; null if it is sequential, and in cache entries that did not record it.</summary>
    public SuiteOrder? Order { get; init; }

    /// <summary>
    /// When each test ran, before tuning and under <see cref="Choice"/>. Null if the test runner does not report it, and in cache entries of versions that did
    /// not record it.
    /// </summary>
    public SuiteTimeline? Timeline { get; init; }
}
