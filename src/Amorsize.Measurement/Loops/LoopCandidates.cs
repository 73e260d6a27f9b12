using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>The settings worth racing for a loop: how many workers, and for the likeliest number of them how large a chunk.</summary>
internal sealed class LoopCandidates(ILoopSubject subject, SearchLimits limits) : ICandidates<ExecutionPlan>
{
    // Up to here all numbers of workers are raced, and none need be found first.
    private const int FewProcessors = 4;
    private const int MostThreads = 256;
    private const int MostInFlight = 1024;

    // A trial of what waits is long, and what others compute hardly disturbs it.
    private const int CpuBoundTries = 2;
    private const int IoBoundTries = 1;

    // What to try where a job does not say how many items it has.
    private const int UnknownItems = 1 << 10;

    private readonly int processors = limits.Cap(limits.Processors);
    private readonly List<CandidateSamples<ExecutionPlan>> ladder = [];

    /// <summary>What the engine costs here; null where it was not measured, since no chunk size depended on it.</summary>
    public DispatchOverhead? Dispatch { get; private set; }

    /// <summary>The trials that told how many workers to race, in their order.</summary>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> ScanTrials => ladder;

    public ExecutionPlan Sequential => ExecutionPlan.Sequential;

    public ExecutionPlan Default => ExecutionPlan.FrameworkDefault(subject.ParallelExecution, processors);

    public IComparer<ExecutionPlan> Preference => PlanPreference.Instance;

    public int WorkersOf(ExecutionPlan candidate) => candidate.Workers;

    public bool IsVariantOfDefault(ExecutionPlan candidate) => candidate is { Execution: Execution.Threads, IsLeftToFramework: false } && candidate.Workers == Default.Workers;

    public IReadOnlyList<ExecutionPlan> Propose(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline)
    {
        if (probe.IsIoBound)
            return [.. ForIoBound(probe, trials, deadline)];
        if (processors == 1)
            return [];
        return subject.ParallelExecution == Execution.Async
            ? [.. WorkerCounts(probe, trials, InFlight, deadline).Counts.Select(InFlight)]
            : ForCpuBound(probe, trials, deadline);
    }

    // The number of processors says nothing here.
    private IEnumerable<ExecutionPlan> ForIoBound(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline)
    {
        var top = limits.CapByMemory(limits.Cap(subject.ParallelExecution == Execution.Async ? MostInFlight : MostThreads), probe.ItemBytes);
        if (subject.IsDivisible)
            top = Math.Min(top, subject.Items);
        var rung = new ParallelismScan(workers => Look(trials, InFlight(workers)), IoBoundTries).Run(top, deadline);
        // The likeliest first, and of two as near the one that has more to gain: there may not be time for all.
        return ParallelismScan.Near(rung, top).OrderBy(workers => Math.Abs(workers - rung)).ThenByDescending(workers => workers).Select(InFlight);
    }

    private List<ExecutionPlan> ForCpuBound(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Deadline deadline)
    {
        var overhead = subject.MeasureOverhead(processors);
        Dispatch = overhead;
        var (counts, likeliest) = WorkerCounts(probe, trials, workers => new(Execution.Threads, workers, ChunksFor(workers).Best()), deadline);
        return
        [
            .. from workers in counts
               from chunk in workers == likeliest ? ChunksFor(workers).Promising() : [ChunksFor(workers).Best()]
               select new ExecutionPlan(Execution.Threads, workers, chunk),
        ];

        // Judged by what production runs, where a few large chunks may be shared unevenly; no larger than what a trial can give to each worker.
        ChunkSizes ChunksFor(int workers)
        {
            var items = subject is { IsDivisible: false, Items: 1 } ? UnknownItems : subject.Items;
            var ofTrial = subject.IsDivisible ? trials.ItemsFor(workers) : items;
            return new(new LoopModel(items, probe.ItemMicroseconds * subject.Items / items, probe.ItemTimes, overhead), ofTrial, workers);
        }
    }

    private (IEnumerable<int> Counts, int Likeliest) WorkerCounts(ProbeResult probe, TimedTrials<ExecutionPlan> trials, Func<int, ExecutionPlan> settingFor, Deadline deadline)
    {
        var top = limits.CapByMemory(limits.Cap(CostModel.MostWorkers(processors, probe.CpuShare)), probe.ItemBytes);
        if (TimeSpan.FromMicroseconds(trials.ItemsFor(2) * probe.ItemMicroseconds / 2) > deadline.Left)
            return ([top], top);
        if (top <= FewProcessors)
            return (Enumerable.Range(2, top - 1), top);
        var rung = new ParallelismScan(workers => Look(trials, settingFor(workers)), CpuBoundTries).Run(top, deadline);
        return (ParallelismScan.Near(rung, top), rung);
    }

    private TrialTime Look(TimedTrials<ExecutionPlan> trials, ExecutionPlan setting)
    {
        var time = trials.Run(setting);
        if (double.IsFinite(time.ItemMicroseconds))
            ladder.Add(new(setting, [time.ItemMicroseconds], IsLowerBound: !time.IsComplete));
        return time;
    }

    private ExecutionPlan InFlight(int workers) => new(subject.ParallelExecution, workers, ChunkSize: 1);
}
