using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs the subject sequentially until the just-in-time compiler is quiet and a few runs take about the same time. Without a warm-up, the first calls can be
/// five times slower than later ones, because of tiered compilation. So can readings of the instruments, whose compilation would disturb trials. An I/O-bound
/// subject only needs a second run of the same items, since an item waits only once for a cache or a connection.
/// </summary>
internal sealed class WarmUp<TCandidate>(ISubject<TCandidate> subject, TCandidate sequential, Instruments instruments, MeasurementPolicy? policy = null)
{
    // A result keeps at most this many runs. The first ones show how cold the code was, the last ones how steady it became.
    private const int MaxRunsKept = 100;

    // The load of the build is not read here, since that reads all processes.
    private readonly InterferenceLog log = new(instruments with { BuildTimes = static () => default }, (policy ?? MeasurementPolicy.Default).Interference);
    private readonly WarmUpPolicy policy = (policy ?? MeasurementPolicy.Default).WarmUp;
    private readonly int maxPasses = (policy ?? MeasurementPolicy.Default).Trials.MaxPasses;

    private TimeSpan MaxCompilationWhileQuiet => policy.MinCompilerQuietDuration * policy.MaxQuietCompilerShare;

    /// <summary>
    /// Runs at least one item. Repeats with more work until the runs are steady, or the share of the time for warm-up is over. The first call does not count in
    /// that share, because it may load data or code.
    /// </summary>
    /// <param name="search">End of the whole search.</param>
    /// <param name="share">Share of the time that is left after the first call, 0 to 1.</param>
    public WarmUpResult Run(Deadline search, double share)
    {
        var size = new TrialSize(subject.IsDivisible ? 1 : subject.Items, Passes: 1);
        var peak = instruments.PeakMemory();
        var trial = subject.Run(sequential, size, Timeout.InfiniteTimeSpan);
        var runtimeBytes = (long)policy.RuntimeMebibytes << 20;
        var itemBytes = subject.IsDivisible ? Math.Min(trial.AllocatedBytes, runtimeBytes) + Math.Max(0, instruments.PeakMemory() - peak - runtimeBytes) : 0;

        var deadline = search.Share(share);
        var runs = new List<double> { size.ItemMicroseconds(trial.Elapsed) };
        var recent = new Queue<double>();
        var isRepeated = false;
        var (quietSince, compiled) = (instruments.Clock.GetTimestamp(), instruments.CompilationTime());
        while (HasTime() && !(CostModel.IsIoBoundShare(trial.CpuShare) ? isRepeated : IsSteady(recent, size) && instruments.Clock.GetElapsedTime(quietSince) >= policy.MinCompilerQuietDuration))
        {
            isRepeated = trial.Elapsed >= policy.TargetRunDuration;
            if (!isRepeated)
                size = Grow(size, size.ItemMicroseconds(trial.Elapsed));
            else if (IsOfOneItem(size) && !CostModel.IsIoBoundShare(trial.CpuShare))
                size = Other(runs.Count);
            trial = subject.Run(sequential, size, Timeout.InfiniteTimeSpan);
            if (runs.Count == MaxRunsKept)
                runs.RemoveAt(MaxRunsKept / 2);
            runs.Add(size.ItemMicroseconds(trial.Elapsed));
            if (trial.Elapsed >= policy.TargetRunDuration)
                recent.Enqueue(runs[^1]);
            if (recent.Count > policy.MinAlikeRuns)
                recent.Dequeue();
            for (var i = 0; i < policy.RehearsalsOfRun; i++)
                log.Rehearse();
            if (instruments.CompilationTime() is var now && now - compiled > MaxCompilationWhileQuiet)
                (quietSince, compiled) = (instruments.Clock.GetTimestamp(), now);
        }
        return new(size.Parts > 1 ? runs.Skip(1).Average() : runs[^1], trial.CpuShare, itemBytes, runs);

        // One cold call says nothing about later ones, so a second run needs only enough time for itself and a short comparison.
        bool HasTime() => runs.Count == 1 ? search.Left >= policy.MinTimeLeftForSecondRun * trial.Elapsed : deadline.Left > trial.Elapsed;
    }

    private bool IsOfOneItem(TrialSize size) => size.Items == 1 && subject is { IsDivisible: true, Items: > 1 };

    // Long items differ, so each run takes another one.
    private TrialSize Other(int run) => new(1, 1, Spread.Part(run, subject.Items), subject.Items);

    // The size grows in small steps. The first call is far slower than later ones and items differ, so sizing from one estimate would make runs too short.
    private TrialSize Grow(TrialSize size, double itemMicroseconds)
    {
        var ofShortPass = TrialSize.ItemsIn(policy.ShortPassDuration, itemMicroseconds);
        var items = subject.IsDivisible && ofShortPass >= policy.MinItemsOfShortPass ? (int)Math.Min(subject.Items, ofShortPass) : subject.Items;
        var wanted = TrialSize.For(items, subject.IsDivisible, itemMicroseconds, policy.TargetRunDuration * policy.RunMargin, maxPasses);
        var grown = (double)policy.MaxRunGrowth * size.Items;
        return wanted.Items > grown ? new((int)grown, 1) : wanted with { Passes = Math.Min(wanted.Passes, policy.MaxRunGrowth * size.Passes) };
    }

    private bool IsSteady(Queue<double> recent, TrialSize size) =>
        recent.Count == policy.MinAlikeRuns && (size.Parts > 1 || recent.Max() <= recent.Min() * (1 + policy.MaxAlikeSpread));
}
