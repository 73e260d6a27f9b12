namespace Amorsize;

/// <summary>
/// What was learned about one workload, enough to predict its time under other settings and on another number of processors: the Universal
/// Scalability Law, X(N) = λN / (1 + σ(N−1) + κN(N−1)), N. J. Gunther, "Guerrilla Capacity Planning", Springer 2007.
/// </summary>
/// <param name="Processors">Processors usable by the process that measured; at least 1.</param>
/// <param name="Items">Items in one loop; at least 1.</param>
/// <param name="ItemMicroseconds">Time of one item when run sequentially, in microseconds.</param>
/// <param name="TunedItemMicroseconds">Time of the loop under the chosen setting, divided by its items, in microseconds.</param>
/// <param name="DefaultItemMicroseconds">The same under the framework's default.</param>
/// <param name="CpuShare">CPU time over elapsed time of the sequential run, 0 (only waits) to 1 (only computes).</param>
/// <param name="Sigma">Contention of the Universal Scalability Law, 0 to 1.</param>
/// <param name="Kappa">Coherency cost of the Universal Scalability Law, at least 0.</param>
/// <param name="Ceiling">The most workers that the flag allows; 0: no ceiling.</param>
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
    /// <summary>Under this share of CPU time a body mostly waits, and the number of processors says nothing about its workers.</summary>
    public const double IoBoundCpuShare = 0.7;

    /// <summary>To so many digits the share of CPU time is known.</summary>
    public const int CpuShareDigits = 3;

    // Whoever computes for so much of his time fills a processor.
    private const double NearlyAll = 0.95;

    public bool IsIoBound => IsIoBoundShare(CpuShare);

    /// <summary>Whether a body with this share of CPU time, 0 to 1, mostly waits.</summary>
    public static bool IsIoBoundShare(double cpuShare) => cpuShare < IoBoundCpuShare;

    /// <summary>The most workers that can be of use to it on so many processors: while one item waits, another may compute.</summary>
    public int MostWorkers(int processors) => MostWorkers(processors, CpuShare);

    /// <inheritdoc cref="MostWorkers(int)"/>
    /// <param name="processors">At least 1.</param>
    /// <param name="cpuShare">CPU time over elapsed time, 0 (only waits) to 1 (only computes).</param>
    public static int MostWorkers(int processors, double cpuShare) =>
        IsIoBoundShare(cpuShare) ? int.MaxValue : Math.Max(processors, (int)Math.Ceiling(NearlyAll * processors / cpuShare));

    /// <summary>Predicted speed-up of <paramref name="workers"/> workers over one.</summary>
    public double PredictSpeedup(double workers) =>
        workers / (1 + (Sigma * (workers - 1)) + (Kappa * workers * (workers - 1)));

    /// <summary>The number of workers up to <paramref name="processors"/> with the highest predicted speed-up; the fewest of those within 3 %.</summary>
    public int BestWorkers(int processors)
    {
        var candidates = Enumerable.Range(1, Ceiling > 0 ? Math.Min(Ceiling, processors) : processors);
        var best = candidates.Max(workers => PredictSpeedup(workers));
        return candidates.First(workers => PredictSpeedup(workers) >= best / 1.03);
    }
}
