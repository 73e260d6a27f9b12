using Amorsize.Engine;

namespace Amorsize;

/// <summary>
/// The measured costs of one workload, from which its time under other plans and on other processors is predicted. The speed-up of N workers follows
/// the Universal Scalability Law, N / (1 + σ(N−1) + κN(N−1)) (N. J. Gunther, "Guerrilla Capacity Planning", Springer 2007).
/// </summary>
/// <param name="Processors">Processors usable by the process that measured; at least 1.</param>
/// <param name="Items">Items in one loop; at least 1.</param>
/// <param name="ItemMicroseconds">Time of one item in a sequential run, in microseconds.</param>
/// <param name="TunedItemMicroseconds">Time of the loop under the chosen plan, divided by its items, in microseconds.</param>
/// <param name="DefaultItemMicroseconds">Time of the loop under the framework default, divided by its items, in microseconds.</param>
/// <param name="CpuShare">CPU time over elapsed time of the sequential run, 0 (only waits) to 1 (only computes).</param>
/// <param name="Sigma">Contention σ of the Universal Scalability Law, 0 to 1: the share of the work that cannot run in parallel.</param>
/// <param name="Kappa">Coherency cost κ of the Universal Scalability Law, at least 0: it grows with every pair of workers.</param>
/// <param name="Ceiling">The most workers that the workload's <see cref="WorkloadAttribute"/> allows; 0: no ceiling.</param>
internal sealed record CostModel(
    int Processors,
    int Items,
    double ItemMicroseconds,
    double TunedItemMicroseconds,
    double DefaultItemMicroseconds,
    double CpuShare,
    double Sigma,
    double Kappa,
    int Ceiling)
{
    /// <summary>
    /// The CPU share below which a workload is I/O-bound, so that its best number of workers does not depend on the processors.
    /// From this share on, at most 1.36 workers keep a processor busy (<see cref="SaturatingCpuShare"/> / 0.7).
    /// </summary>
    public const double IoBoundCpuShare = 0.7;

    /// <summary>Number of decimal digits to which <see cref="CpuShare"/> is rounded before it is stored or compared.</summary>
    public const int CpuShareDigits = 3;

    /// <summary>A worker that computes for at least this share of its time keeps its processor busy. The value is a judgement, not measured.</summary>
    public const double SaturatingCpuShare = 0.95;

    /// <summary>Predicted speed-ups within this factor count as equal, as measured times do in the search. The value is a judgement, not measured.</summary>
    public const double EqualSpeedupFactor = 1.03;

    public bool IsIoBound => IsIoBoundShare(CpuShare);

    /// <summary>Whether a workload with this CPU share, 0 to 1, is I/O-bound.</summary>
    public static bool IsIoBoundShare(double cpuShare) => cpuShare < IoBoundCpuShare;

    /// <summary>
    /// Whether the plan's workers do not depend on the processors. More asynchronous items in flight than processors are chosen only where items wait, whatever
    /// their CPU time: a thread of the pool that looks for work while an item waits computes, too.
    /// </summary>
    public bool IsIoBoundUnder(ExecutionPlan plan) => IsIoBound || HoldsWaits(plan, Processors);

    /// <summary>Whether the plan was chosen because items wait: it has more asynchronous items in flight than <paramref name="processors"/>.</summary>
    public static bool HoldsWaits(ExecutionPlan plan, int processors) => plan.Execution == Execution.Async && plan.Workers > processors;

    /// <summary>
    /// The most workers that can make the loop faster on <paramref name="processors"/> processors. More workers than processors can help, since one item may
    /// compute while another waits. An I/O-bound workload has no limit.
    /// </summary>
    public int MostWorkers(int processors) => MostWorkers(processors, CpuShare);

    /// <inheritdoc cref="MostWorkers(int)"/>
    /// <param name="processors">Processors that the loop may use; at least 1.</param>
    /// <param name="cpuShare">CPU time over elapsed time, 0 (only waits) to 1 (only computes).</param>
    public static int MostWorkers(int processors, double cpuShare) =>
        IsIoBoundShare(cpuShare) ? int.MaxValue : Math.Max(processors, (int)Math.Ceiling(SaturatingCpuShare * processors / cpuShare));

    /// <summary>The wanted number of workers, limited to <see cref="Ceiling"/>.</summary>
    public int Cap(int wanted) => Ceiling > 0 ? Math.Min(Ceiling, wanted) : wanted;

    /// <summary>The predicted speed-up of <paramref name="workers"/> workers over one.</summary>
    public double PredictSpeedup(double workers) =>
        workers / (1 + (Sigma * (workers - 1)) + (Kappa * workers * (workers - 1)));

    /// <summary>The fewest workers whose predicted speed-up is within 3 % of the best, up to <paramref name="processors"/> and <see cref="Ceiling"/>.</summary>
    public int BestWorkers(int processors)
    {
        var candidates = Enumerable.Range(1, Cap(processors));
        var best = candidates.Max(workers => PredictSpeedup(workers));
        return candidates.First(workers => PredictSpeedup(workers) >= best / EqualSpeedupFactor);
    }
}
