namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the warm-up: sequential runs until the just-in-time compiler is quiet and runs are alike.</summary>
internal sealed record WarmUpPolicy
{
    /// <summary>Duration of a run. Chosen: a dozen runs fit into the quiet time of the compiler.</summary>
    public TimeSpan TargetRunDuration { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>A run aims at so many times its target, so that a slightly overestimated item still fills the target. Chosen.</summary>
    public double RunMargin { get; init; } = 1.5;

    /// <summary>
    /// A run is at most so many times as large as the one before. The first call is far slower than later ones, so an estimate from it would stop too
    /// early; and items differ. Chosen: doubling.
    /// </summary>
    public int MaxRunGrowth { get; init; } = 2;

    /// <summary>So many runs in a row must be alike. Chosen: two may agree by chance.</summary>
    public int MinAlikeRuns { get; init; } = 3;

    /// <summary>Runs are alike when the slowest is longer than the fastest by at most this share. Chosen.</summary>
    public double MaxAlikeSpread { get; init; } = 0.05;

    /// <summary>
    /// The compiler must have been quiet for so long. Source: tiered compilation delays the next tier by 100 ms (.NET runtime configuration,
    /// TieredCompilation.BackgroundWorkerTimeoutMs and TC_CallCountingDelayMs); the wait must be longer than that.
    /// </summary>
    public TimeSpan MinCompilerQuietDuration { get; init; } = TimeSpan.FromMilliseconds(180);

    /// <summary>
    /// The compiler counts as quiet while it works for at most this share of the quiet time. Measuring itself compiles a method now and then, and a
    /// compiler with more to do is busy all the time. Chosen.
    /// </summary>
    public double MaxQuietCompilerShare { get; init; } = 0.1;

    /// <summary>
    /// A pass has at least so many items where they are short, and the pass is begun often. Source: a method is compiled again after 30 calls
    /// (TC_CallCountThreshold), and the loop around the items must reach that too. Chosen: items above 10 µs do not notice how the loop is compiled.
    /// </summary>
    public int MinItemsOfShortPass { get; init; } = 100;

    /// <summary>Duration of a pass over short items. Chosen: ten passes a run reach 30 calls of the loop within three runs.</summary>
    public TimeSpan ShortPassDuration { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// So much growth of the process's memory is not counted as the first item's: the runtime loads code, and a young heap keeps its garbage. Chosen.
    /// </summary>
    public int RuntimeMebibytes { get; init; } = 16;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(TargetRunDuration), TargetRunDuration, "duration of a run"),
        new(nameof(RunMargin), RunMargin, "x", "a run aims at so many times its target"),
        new(nameof(MaxRunGrowth), MaxRunGrowth, "x", "growth from one run to the next"),
        new(nameof(MinAlikeRuns), MinAlikeRuns, "runs", "must be alike"),
        new(nameof(MaxAlikeSpread), MaxAlikeSpread, "of 1", "difference of runs that are alike"),
        new(nameof(MinCompilerQuietDuration), MinCompilerQuietDuration, "quiet time of the just-in-time compiler"),
        new(nameof(MaxQuietCompilerShare), MaxQuietCompilerShare, "of 1", "work of a compiler that counts as quiet"),
        new(nameof(MinItemsOfShortPass), MinItemsOfShortPass, "items", "in a short pass"),
        new(nameof(ShortPassDuration), ShortPassDuration, "duration of a short pass"),
        new(nameof(RuntimeMebibytes), RuntimeMebibytes, "MiB", "memory of the runtime, not of the first item"),
    ];
}
