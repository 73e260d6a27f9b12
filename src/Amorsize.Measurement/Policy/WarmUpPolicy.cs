namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the warm-up: sequential runs until the just-in-time compiler is quiet and runs are alike.</summary>
internal sealed class WarmUpPolicy
{
    /// <summary>Intended duration of a run. Chosen: a dozen runs fit into <see cref="MinCompilerQuietDuration"/>.</summary>
    public TimeSpan TargetRunDuration { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A run is sized for this many times its intended duration, so that it is long enough even if the item time was slightly overestimated. Chosen.
    /// </summary>
    public double RunMargin { get; init; } = 1.5;

    /// <summary>
    /// A run has at most this many times the work of the one before. The first call is far slower than later ones and items differ, so a single estimate would
    /// make runs too short. Chosen: doubling.
    /// </summary>
    public int MaxRunGrowth { get; init; } = 2;

    /// <summary>
    /// The run after the first call needs this many times the first call's time to be left. Chosen: the first call is mostly the slowest, and a short comparison
    /// must fit after it.
    /// </summary>
    public double MinTimeLeftForSecondRun { get; init; } = 1.5;

    /// <summary>The warm-up ends only when this many runs in a row take about the same time. Chosen: two may agree by chance.</summary>
    public int MinAlikeRuns { get; init; } = 3;

    /// <summary>Runs count as alike when the slowest takes at most this share longer than the fastest. Chosen.</summary>
    public double MaxAlikeSpread { get; init; } = 0.05;

    /// <summary>
    /// The just-in-time compiler must have been quiet for this long before the warm-up ends. Source: tiered compilation delays the next tier by 100 ms (.NET
    /// runtime configuration, TieredCompilation.BackgroundWorkerTimeoutMs and TC_CallCountingDelayMs); the wait must be longer than that.
    /// </summary>
    public TimeSpan MinCompilerQuietDuration { get; init; } = TimeSpan.FromMilliseconds(180);

    /// <summary>
    /// The just-in-time compiler counts as quiet while it works for at most this share of the quiet time. Measuring itself compiles a method now and then,
    /// whereas a compiler with a backlog is busy all the time. Chosen.
    /// </summary>
    public double MaxQuietCompilerShare { get; init; } = 0.1;

    /// <summary>
    /// How often the instruments are read after each run. Source: the runtime compiles a method again after 30 calls (TC_CallCountThreshold), and once more after
    /// another 30 in which it counted branches. Chosen: the runs in <see cref="MinCompilerQuietDuration"/> have about that many readings.
    /// </summary>
    public int RehearsalsOfRun { get; init; } = 4;

    /// <summary>
    /// If at least this many items fit into <see cref="ShortPassDuration"/>, a pass runs only the items that fit, and runs often. Source: the runtime compiles
    /// a method again after 30 calls (TC_CallCountThreshold), and the loop around the items must reach that count too. Chosen: how that loop is compiled does
    /// not affect items above 10 µs.
    /// </summary>
    public int MinItemsOfShortPass { get; init; } = 100;

    /// <summary>Duration of a pass over short items. Chosen: with ten passes a run, the loop around the items reaches 30 calls within three runs.</summary>
    public TimeSpan ShortPassDuration { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Up to this much growth of the process's memory is attributed to the runtime, not to the first item: the runtime loads code, and a young heap keeps its
    /// garbage. Chosen.
    /// </summary>
    public int RuntimeMebibytes { get; init; } = 16;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(TargetRunDuration), TargetRunDuration, "duration of a run"),
        new(nameof(RunMargin), RunMargin, "x", "a run aims at so many times its target"),
        new(nameof(MaxRunGrowth), MaxRunGrowth, "x", "growth from one run to the next"),
        new(nameof(MinTimeLeftForSecondRun), MinTimeLeftForSecondRun, "x", "the first call's time, left for a second run"),
        new(nameof(MinAlikeRuns), MinAlikeRuns, "runs", "must be alike"),
        new(nameof(MaxAlikeSpread), MaxAlikeSpread, "of 1", "difference of runs that are alike"),
        new(nameof(MinCompilerQuietDuration), MinCompilerQuietDuration, "quiet time of the just-in-time compiler"),
        new(nameof(MaxQuietCompilerShare), MaxQuietCompilerShare, "of 1", "work of a compiler that counts as quiet"),
        new(nameof(RehearsalsOfRun), RehearsalsOfRun, "readings", "of the instruments after each run"),
        new(nameof(MinItemsOfShortPass), MinItemsOfShortPass, "items", "in a short pass"),
        new(nameof(ShortPassDuration), ShortPassDuration, "duration of a short pass"),
        new(nameof(RuntimeMebibytes), RuntimeMebibytes, "MiB", "memory of the runtime, not of the first item"),
    ];
}
