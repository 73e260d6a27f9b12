using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;
using static System.FormattableString;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// The time of workers that a plan does not turn into speed-up, by its causes. Only measurements of the workload's own threads count: processors that share a core,
/// or are of two kinds, slow a loop down without any fault of its own.
/// </summary>
internal sealed record LostTime
{
    /// <summary>Number of workers that can run at once: those of the plan, for CPU-bound items at most the number of processors.</summary>
    public required int Workers { get; init; }

    /// <summary>Number of items in the loop; 1 for a job, whose number is unknown.</summary>
    public required int Items { get; init; }

    /// <summary>Whether items mostly wait.</summary>
    public bool IsIoBound { get; init; }

    /// <summary>Time of the sequential loop divided by its items, in microseconds.</summary>
    public required double SequentialMicroseconds { get; init; }

    /// <summary>Time of the loop under the plan divided by its items, in microseconds.</summary>
    public required double PlanMicroseconds { get; init; }

    /// <summary>The speed-up that the times of single items allow, without any cost of dispatch.</summary>
    public required double ScheduledSpeedup { get; init; }

    /// <summary>Share of a worker's time that goes to dispatch, 0 to 1.</summary>
    public double DispatchShare { get; init; }

    /// <summary>The costs of the sequential trials.</summary>
    public required PlanCosts Sequential { get; init; }

    /// <summary>The costs of the trials under the plan.</summary>
    public required PlanCosts Plan { get; init; }

    private double Speedup => SequentialMicroseconds / PlanMicroseconds;

    // Time of all workers divided by the items, in microseconds.
    private double WorkerTime => Workers * PlanMicroseconds;

    private double OfSchedule => WorkerTime * Math.Max(0, 1 - (ScheduledSpeedup / Workers));

    private double OfDispatch => WorkerTime * DispatchShare;

    private double OfCollections => Math.Max(0, (Workers * Plan.PauseMicroseconds) - Sequential.PauseMicroseconds);

    // A collection's own work is CPU time, too.
    private double OfCpu => Math.Max(0, Plan.CpuMicroseconds - Sequential.CpuMicroseconds - Math.Max(0, Plan.PauseMicroseconds - Sequential.PauseMicroseconds) - OfDispatch);

    private double OfWaits => Math.Max(0, WorkerTime - Plan.CpuMicroseconds - OfCollections - OfSchedule - (IsIoBound ? SequentialMicroseconds - Sequential.CpuMicroseconds : 0));

    /// <summary>
    /// The lost time of the chosen plan or, if that is sequential, of the fastest parallel plan in the confirmation. Null where its costs were not counted, or where
    /// CPU time says nothing about waits: threads that look for work while an item waits compute, too.
    /// </summary>
    public static LostTime? Of(SearchResult<ExecutionPlan> found, CostModel model, DispatchOverhead? dispatch)
    {
        var sequential = found.Confirmation.FirstOrDefault(evidence => evidence.Candidate == ExecutionPlan.Sequential);
        var plan = found.Confirmation
            .Where(evidence => evidence.Candidate.Workers > 1 && !evidence.IsLowerBound)
            .OrderBy(evidence => evidence.Candidate != found.Choice)
            .ThenBy(evidence => evidence.Median)
            .FirstOrDefault();
        if (sequential?.Costs is not { } ofSequential || plan?.Costs is not { } ofPlan || (!model.IsIoBound && model.IsIoBoundUnder(plan.Candidate)))
            return null;
        var workers = Math.Min(model.IsIoBound ? plan.Candidate.Workers : Math.Min(plan.Candidate.Workers, model.Processors), Math.Max(2, model.Items));
        var chunk = Math.Max(1, plan.Candidate.ChunkSize);
        var loop = new LoopModel(model.Items, model.ItemMicroseconds, found.Record.ItemTimes, default);
        return new()
        {
            Workers = workers,
            Items = model.Items,
            IsIoBound = model.IsIoBound,
            SequentialMicroseconds = sequential.Median,
            PlanMicroseconds = plan.Median,
            ScheduledSpeedup = model.Items == 1 ? workers : loop.Predict(1, chunk: 1) / loop.Predict(workers, chunk),
            DispatchShare = dispatch?.ShareOfClaims(chunk, model.ItemMicroseconds) ?? 0,
            Sequential = ofSequential,
            Plan = ofPlan,
        };
    }

    /// <summary>The cause of most of the lost time.</summary>
    public Bottleneck MainCause(ExplanationPolicy policy)
    {
        if (Workers < 2 || Speedup >= policy.MaxLowSpeedupShare * Workers)
            return Bottleneck.None;
        (double Lost, Bottleneck Cause)[] causes =
        [
            (OfSchedule, Items < policy.MinItemsPerWorkerToBlame * Workers ? Bottleneck.TooFewItems : Bottleneck.Imbalance),
            (OfDispatch, Bottleneck.Dispatch),
            (OfCollections, Bottleneck.GarbageCollector),
            (OfCpu, IsContended(OfCpu) ? Bottleneck.Lock : Bottleneck.Memory),
            (OfWaits, IsContended(OfWaits) ? Bottleneck.Lock : Bottleneck.ExternalLimit),
        ];
        var (lost, cause) = causes.MaxBy(one => one.Lost);
        return lost >= policy.MinShareToBlame * WorkerTime ? cause : Bottleneck.None;

        // Threads spin before they wait, so that a lock costs CPU time as well.
        bool IsContended(double lost) => Plan.LockContentions - Sequential.LockContentions is var contentions
            && (contentions >= policy.MinContentionsToBlame || contentions * policy.ContentionMicroseconds >= lost / 2);
    }

    /// <summary>The cause with its evidence, as a clause; null if there is none.</summary>
    public string? InWords(ExplanationPolicy policy) => MainCause(policy) switch
    {
        Bottleneck.Lock => Invariant($"the workers wait for a lock, {Plan.LockContentions:0.##} times an item"),
        Bottleneck.Memory => Invariant($"an item takes {Plan.CpuMicroseconds / Sequential.CpuMicroseconds:0.00}x the CPU time beside others, because of memory bandwidth, caches or processors that share a core"),
        Bottleneck.GarbageCollector => Invariant($"garbage collections stop the workers for {Plan.PauseMicroseconds / PlanMicroseconds:P0} of the time, at {Plan.AllocatedBytes / 1024:0.#} KiB an item"),
        Bottleneck.Imbalance => Invariant($"the items are too unequal to be shared evenly: their times allow {ScheduledSpeedup:0.0}x"),
        Bottleneck.TooFewItems => Invariant($"{Items} items are too few for {Workers} workers"),
        Bottleneck.Dispatch => Invariant($"dispatch takes {DispatchShare:P0} of a worker's time"),
        Bottleneck.ExternalLimit => Invariant($"the workers wait for {OfWaits / WorkerTime:P0} of their time, and not for a processor or a lock"),
        _ => null,
    };
}
