namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>
/// Cores that run two threads at once, each slower than alone (D. M. Tullsen, S. J. Eggers and H. M. Levy, "Simultaneous Multithreading: Maximizing On-Chip
/// Parallelism", 1995). The system fills all cores before it gives one a second thread.
/// </summary>
/// <param name="Cores">Number of cores: half of the processors.</param>
/// <param name="PairedSpeed">Speed of a thread beside another on its core, over that alone: above 0.5 where both together gain.</param>
internal sealed record ThreadPairs(int Cores, double PairedSpeed) : IHardware
{
    public double SpeedOf(int worker, int workers) => worker >= Cores || worker + Cores < workers ? PairedSpeed : 1;
}
