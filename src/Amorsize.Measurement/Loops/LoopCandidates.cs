using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>The plans worth racing for a loop: several worker counts, and several chunk sizes for the most promising worker count.</summary>
/// <param name="subject">The loop.</param>
/// <param name="limits">The limits of the search.</param>
/// <param name="policy">Which plans are worth racing.</param>
/// <param name="earlier">The last result of the same loop on this machine; null where there is none.</param>
internal sealed class LoopCandidates(ILoopSubject subject, SearchLimits limits, MeasurementPolicy? policy = null, Profile? earlier = null) : ICandidates<ExecutionPlan>
{
    private readonly CandidatePolicy policy = (policy ?? MeasurementPolicy.Default).Candidates;
    private readonly ScanPolicy scanPolicy = (policy ?? MeasurementPolicy.Default).Scan;
    private readonly Profile? known = earlier?.Search?.Checks < (policy ?? MeasurementPolicy.Default).Search.MaxChecks ? earlier : null;
    private readonly int processors = limits.Cap(limits.Processors);
    private readonly List<CandidateSamples<ExecutionPlan>> scanTrials = [];

    /// <summary>The cost of the engine on this machine; null where it was not measured, because no chunk size depended on it.</summary>
    public DispatchOverhead? Dispatch { get; private set; }

    /// <summary>The trials of the parallelism scan, in the order in which they ran.</summary>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> ScanTrials => scanTrials;

    // A job whose number of items is not known counts as one item.
    private int ModelItems => subject is { IsDivisible: false, Items: 1 } ? policy.UnknownItems : subject.Items;

    private bool IsAsync => subject.ParallelExecution == Execution.Async;

    public ExecutionPlan Sequential => ExecutionPlan.Sequential;

    public ExecutionPlan Default => ExecutionPlan.FrameworkDefault(subject.ParallelExecution, processors);

    public IComparer<ExecutionPlan> Preference => PlanPreference.Instance;

    public int WorkersOf(ExecutionPlan candidate) => candidate.Workers;

    public bool IsMeasuredBefore => known is not null;

    public EarlierSearch<ExecutionPlan>? Earlier(ProbeResult probe)
    {
        if (known?.Search is not { } search || known.Model.IsIoBound != probe.IsIoBound || !IsLegal(known.Choice))
            return null;
        var runnerUp = known.Race
            .Where(evidence => !evidence.IsLowerBound && evidence.Candidate != known.Choice && evidence.Candidate != Sequential && evidence.Candidate != Default && IsLegal(evidence.Candidate))
            .MinBy(evidence => evidence.Median);
        return new(known.Choice, runnerUp is null ? [] : [runnerUp.Candidate], search.CheckedElapsed ?? search.Elapsed, search.Checks);

        bool IsLegal(ExecutionPlan plan) => plan == Sequential || plan == Default
            || (plan.Execution == subject.ParallelExecution && plan.Workers <= MostWorkers(probe) && plan.ChunkSize >= 1 && plan.ChunkSize <= ModelItems);
    }

    public IReadOnlyList<ExecutionPlan> Propose(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline)
    {
        if (probe.IsIoBound || IsAsync)
            return [.. ForWaiting(probe, trials, deadline)];
        return processors == 1 ? [] : ForCpuBound(probe, trials, deadline);
    }

    // The best worker count of items that wait does not depend on the processors, so it may be far above their number. Asynchronous items may wait whatever their
    // CPU time: a thread of the pool that looks for work between two items computes, too.
    private IEnumerable<ExecutionPlan> ForWaiting(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline)
    {
        var top = MostWorkers(probe);
        if (subject.IsDivisible)
            top = Math.Min(top, subject.Items);
        if (!probe.IsIoBound && !HasTimeForScan(probe, trials, deadline))
            return [];
        var (first, tries) = probe.IsIoBound ? (scanPolicy.FirstIoBoundStep, scanPolicy.IoBoundTries) : (2, scanPolicy.CpuBoundTries);
        var scan = new ParallelismScan(workers => ScanTrial(trials, InFlight(workers)), MustRepeatBest, tries, scanPolicy);
        var best = scan.Run(first, top, deadline);
        if (trials.FewestRefused is { } refused)
        {
            // More than the service was seen to take is not tried again, since each refusal costs the time until it has recovered.
            top = best = scan.Approach(best, refused, deadline);
        }
        // There may not be time to race all counts, so those nearest to the best step come first. Of two that are equally near, the larger one comes first,
        // because it has more to gain.
        return ParallelismScan.Near(best, top, scanPolicy).OrderBy(workers => Math.Abs(workers - best)).ThenByDescending(workers => workers).Select(InFlight);

        // Steps of I/O-bound items differ by more than samples of items do, and a repetition of the best step takes the time of a step to more workers.
        bool MustRepeatBest(int workers) => trials.GrowSample(workers) && !probe.IsIoBound;
    }

    private List<ExecutionPlan> ForCpuBound(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline)
    {
        var overhead = subject.MeasureOverhead(processors);
        Dispatch = overhead;
        var (counts, likeliest) = WorkerCounts(probe, trials, workers => new(Execution.Threads, workers, ChunksFor(workers).Best()), deadline);
        // There may not be time for all, so the likeliest come first.
        return [.. counts.OrderBy(workers => Math.Abs(workers - likeliest)).SelectMany(ChunksOf)];

        IEnumerable<ExecutionPlan> ChunksOf(int workers)
        {
            var chunks = ChunksFor(workers);
            IEnumerable<int> sizes = workers == likeliest ? chunks.Promising() : [chunks.Best()];
            return sizes.OrderBy(size => size != chunks.Best()).Select(size => new ExecutionPlan(Execution.Threads, workers, size));
        }

        // The model predicts all items of production, which may share a few large chunks unevenly. No chunk size is larger than what a trial can give to each
        // worker.
        ChunkSizes ChunksFor(int workers)
        {
            var ofTrial = subject.IsDivisible ? trials.Sample : ModelItems;
            return new(new LoopModel(ModelItems, probe.ItemMicroseconds * subject.Items / ModelItems, probe.ItemTimes, overhead, policy), ofTrial, workers, policy);
        }
    }

    private (IEnumerable<int> Counts, int Likeliest) WorkerCounts(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Func<int, ExecutionPlan> planFor, Deadline deadline)
    {
        trials.GrowSample(workers: 2);
        var top = MostWorkers(probe);
        if (!HasTimeForScan(probe, trials, deadline))
            return ([top], top);
        if (top <= policy.MaxWorkersWithoutScan)
            return (Enumerable.Range(2, top - 1), top);
        var best = new ParallelismScan(workers => ScanTrial(trials, planFor(workers)), trials.GrowSample, scanPolicy.CpuBoundTries, scanPolicy).Run(first: 2, top, deadline);
        return (ParallelismScan.Near(best, top, scanPolicy), best);
    }

    private static bool HasTimeForScan(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline) =>
        TimeSpan.FromMicroseconds(trials.Sample * probe.ItemMicroseconds / 2) <= deadline.Left;

    private int MostWorkers(ProbeResult probe) =>
        limits.CapByMemory(limits.Cap(IsAsync ? policy.MaxInFlight : probe.IsIoBound ? policy.MaxThreads : CostModel.MostWorkers(processors, probe.CpuShare)), probe.ItemBytes);

    private TrialTime ScanTrial(TimedTrials<ExecutionPlan> trials, ExecutionPlan plan)
    {
        var time = trials.Run(plan);
        if (double.IsFinite(time.ItemMicroseconds))
            scanTrials.Add(new(plan, [time.ItemMicroseconds], IsLowerBound: !time.IsComplete));
        return time;
    }

    private ExecutionPlan InFlight(int workers) => new(subject.ParallelExecution, workers, ChunkSize: 1);
}
