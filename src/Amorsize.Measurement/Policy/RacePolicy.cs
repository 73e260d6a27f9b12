using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a race: how many rounds, and when a candidate is dropped.</summary>
internal sealed record RacePolicy
{
    /// <summary>Rounds before a race may end or drop a candidate. Chosen: of three samples one slow one does not move the median.</summary>
    public int MinRounds { get; init; } = 3;

    /// <summary>Most rounds of a race. Chosen: the sign test at 10 % can then show a gain even if two rounds disagree.</summary>
    public int MaxRounds { get; init; } = 11;

    /// <summary>
    /// A sample above this multiple of the candidate's fastest sample counts as slow. Chosen: on some machines a short parallel region only sometimes gets its
    /// processors, so that its samples form a fast and a slow group.
    /// </summary>
    public double SlowSampleFactor { get; init; } = 1.3;

    /// <summary>Trials are made longer if a race has at least this many slow samples. Chosen: one or two may come from interference.</summary>
    public int MinSlowSamplesToLengthen { get; init; } = 3;

    /// <summary>
    /// Only candidates with a sample within this multiple of the best median are checked for slow samples. Only they, and the reference plans, are raced again
    /// with longer trials. Chosen.
    /// </summary>
    public double NearBestFactor { get; init; } = 1.1;

    /// <summary>
    /// Trials are made longer only if the time left is more than this many times the race's time so far. Chosen: longer trials take twice the time, and a
    /// little more.
    /// </summary>
    public double MinTimeLeftToLengthen { get; init; } = 2.5;

    /// <summary>
    /// A round begins only if at least this share of the last round's time is left. With one half, the race ends with the round whose end is nearest to the
    /// planned end.
    /// </summary>
    public double MinRoundShareLeft { get; init; } = 0.5;

    /// <summary>
    /// Before <see cref="MinRounds"/>, a reference plan is dropped only if a candidate is shown to be faster by this share: 3 means 4 times as fast. Chosen: a
    /// single missed time slice cannot fake that.
    /// </summary>
    public double EarlyDropGain { get; init; } = 3;

    /// <summary>From <see cref="MinRounds"/> on, a reference plan is dropped if a candidate is shown to be faster by this share. Chosen.</summary>
    public double DropGain { get; init; } = PairedComparison.GainOfOneRound;

    /// <summary>
    /// Before <see cref="StrictDropRounds"/>, a candidate above this multiple of the best median is dropped. Chosen: a short disturbance must not drop the
    /// best.
    /// </summary>
    public double LooseDropFactor { get; init; } = 1.15;

    /// <summary>From <see cref="StrictDropRounds"/> on, a candidate above this multiple of the best median is dropped. Chosen: above the 3 % that count as equal.</summary>
    public double StrictDropFactor { get; init; } = 1.05;

    /// <summary>From this round on, the medians are precise enough for <see cref="StrictDropFactor"/>. Chosen.</summary>
    public int StrictDropRounds { get; init; } = 5;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MinRounds), MinRounds, "rounds", "at least"),
        new(nameof(MaxRounds), MaxRounds, "rounds", "at most"),
        new(nameof(SlowSampleFactor), SlowSampleFactor, "x", "the fastest sample: a slow one"),
        new(nameof(MinSlowSamplesToLengthen), MinSlowSamplesToLengthen, "samples", "that are slow, before trials are made longer"),
        new(nameof(NearBestFactor), NearBestFactor, "x", "the best median: candidates that must be steady"),
        new(nameof(MinTimeLeftToLengthen), MinTimeLeftToLengthen, "x", "the race so far, which must be left for longer trials"),
        new(nameof(MinRoundShareLeft), MinRoundShareLeft, "of 1", "of a round that must fit, for it to begin"),
        new(nameof(EarlyDropGain), EarlyDropGain, "of 1", "gain that drops a reference plan before the fewest rounds"),
        new(nameof(DropGain), DropGain, "of 1", "gain that drops a reference plan later"),
        new(nameof(LooseDropFactor), LooseDropFactor, "x", "the best median: dropped in early rounds"),
        new(nameof(StrictDropFactor), StrictDropFactor, "x", "the best median: dropped in later rounds"),
        new(nameof(StrictDropRounds), StrictDropRounds, "rounds", "from which the strict factor counts"),
    ];
}
