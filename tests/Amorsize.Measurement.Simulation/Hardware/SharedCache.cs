namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>
/// Workers that share the last-level cache. The share of misses grows as the share of the cache falls, by its square root (A. Hartstein and others, "On the Nature of
/// Cache Miss Behavior: Is It √2?", 2008).
/// </summary>
/// <param name="WorkingSet">Memory that a worker uses again and again, over the size of the cache.</param>
/// <param name="MissCost">Time that an item takes longer if all of its accesses miss, over its time without a miss.</param>
internal sealed record SharedCache(double WorkingSet, double MissCost) : IHardware
{
    public double SpeedOf(int worker, int workers) => Time(1) / Time(workers);

    private double Time(int workers) => 1 + (MissCost * Math.Max(0, 1 - Math.Sqrt(1 / (workers * WorkingSet))));
}
