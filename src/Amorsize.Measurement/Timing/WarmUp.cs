using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs the subject sequentially until the just-in-time compiler is quiet and a few runs take about the same time. Without a warm-up, the first calls can be
/// five times slower than later ones, because of tiered compilation. An I/O-bound subject only needs a second run of the same items, since an item waits only
/// once for a cache or a connection.
/// </summary>
internal sealed class WarmUp<TCandidate>(ISubject<TCandidate> subject, TCandidate sequential, Instruments instruments, MeasurementPolicy? policy = null)
{
    // A result keeps at most this many runs. The first ones show how cold the code was, the last ones how steady it became.
    private const int MaxRunsKept = 100;

    private readonly WarmUpPolicy policy = (policy ?? MeasurementPolicy.Default).WarmUp;
    private readonly int maxPasses = (policy ?? MeasurementPolicy.Default).Trials.MaxPasses;

    private TimeSpan MaxCompilationWhileQuiet => policy.MinCompilerQuietDuration * policy.MaxQuietCompilerShare;

    /// <summary>Runs at least one item. Repeats with more work until the runs are steady, or the time left is too short for another run.</summary>
    public WarmUpResult Run(Deadline deadline)
    {
        var size = new TrialSize(subject.IsDivisible ? 1 : subject.Items, Passes: 1);
        var peak = instruments.PeakMemory();
        var trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
        var runtimeBytes = (long)policy.RuntimeMebibytes << 20;
        var itemBytes = subject.IsDivisible ? Math.Min(trial.AllocatedBytes, runtimeBytes) + Math.Max(0, instruments.PeakMemory() - peak - runtimeBytes) : 0;

        var runs = new List<double> { size.ItemMicroseconds(trial.Elapsed) };
        var recent = new Queue<double>();
        var isRepeated = false;
        var (quietSince, compiled) = (instruments.Clock.GetTimestamp(), instruments.CompilationTime());
        while (deadline.Left > trial.Elapsed && !(CostModel.IsIoBoundShare(trial.CpuShare) ? isRepeated : IsSteady(recent) && instruments.Clock.GetElapsedTime(quietSince) >= policy.MinCompilerQuietDuration))
        {
            isRepeated = trial.Elapsed >= policy.TargetRunDuration;
            if (!isRepeated)
                size = Grow(size, size.ItemMicroseconds(trial.Elapsed));
            trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
            if (runs.Count == MaxRunsKept)
                runs.RemoveAt(MaxRunsKept / 2);
            runs.Add(size.ItemMicroseconds(trial.Elapsed));
            if (trial.Elapsed >= policy.TargetRunDuration)
                recent.Enqueue(runs[^1]);
            if (recent.Count > policy.MinAlikeRuns)
                recent.Dequeue();
            if (instruments.CompilationTime() is var now && now - compiled > MaxCompilationWhileQuiet)
                (quietSince, compiled) = (instruments.Clock.GetTimestamp(), now);
        }
        return new(runs[^1], trial.CpuShare, itemBytes, runs);
    }

    // The size grows in small steps. The first call is far slower than later ones and items differ, so sizing from one estimate would make runs too short.
    private TrialSize Grow(TrialSize size, double itemMicroseconds)
    {
        var ofShortPass = TrialSize.ItemsIn(policy.ShortPassDuration, itemMicroseconds);
        var items = subject.IsDivisible && ofShortPass >= policy.MinItemsOfShortPass ? (int)Math.Min(subject.Items, ofShortPass) : subject.Items;
        var wanted = TrialSize.For(items, subject.IsDivisible, itemMicroseconds, policy.TargetRunDuration * policy.RunMargin, maxPasses);
        var grown = (double)policy.MaxRunGrowth * size.Items;
        return wanted.Items > grown ? new((int)grown, 1) : wanted with { Passes = Math.Min(wanted.Passes, policy.MaxRunGrowth * size.Passes) };
    }

    private bool IsSteady(Queue<double> recent) => recent.Count == policy.MinAlikeRuns && recent.Max() <= recent.Min() * (1 + policy.MaxAlikeSpread);
}
