namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>
/// Workers that queue for a lock, as customers of a closed queueing network (exact mean value analysis: M. Reiser and S. S. Lavenberg, "Mean-Value Analysis of Closed
/// Multichain Queuing Networks", 1980). A lock for which others wait is handed over at an extra cost (M. Blasgen and others, "The Convoy Phenomenon", 1979).
/// </summary>
/// <param name="Locked">Time under the lock over that of an item, 0 to 1.</param>
/// <param name="HandOver">Time to hand the lock to a worker that waits for it, over that of an item.</param>
internal sealed record LockConvoy(double Locked, double HandOver) : IHardware
{
    public double SpeedOf(int worker, int workers)
    {
        var (queue, throughput) = (0.0, 0.0);
        for (var customers = 1; customers <= workers; customers++)
        {
            var response = (Locked + (HandOver * Math.Min(1, queue))) * (1 + queue);
            throughput = customers / (1 - Locked + response);
            queue = throughput * response;
        }
        return throughput / workers;
    }
}
