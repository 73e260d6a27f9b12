namespace Amorsize.Measurement.Simulation.Backgrounds;

/// <summary>
/// Bursts and pauses of random length, as those of a compiler: a source that is on and off for times of an exponential distribution (D. Anick, D. Mitra and
/// M. M. Sondhi, "Stochastic Theory of a Data-Handling System with Multiple Sources", 1982).
/// </summary>
internal sealed class BurstyLoad : IBackground
{
    private const double LongestSearchSeconds = 120;

    private readonly double load;
    private readonly List<double> switches = [];

    /// <param name="load">Processors that a burst uses.</param>
    /// <param name="burstSeconds">Mean length of a burst.</param>
    /// <param name="pauseSeconds">Mean length of a pause.</param>
    /// <param name="random">Draws the lengths.</param>
    public BurstyLoad(double load, double burstSeconds, double pauseSeconds, Random random)
    {
        this.load = load;
        for (double at = 0; at < LongestSearchSeconds; switches.Add(at))
            at += (switches.Count % 2 == 0 ? pauseSeconds : burstSeconds) * random.Exponential();
    }

    // It begins with a pause, so that every second switch ends a burst.
    public double ForeignLoad(double seconds) => (~switches.BinarySearch(seconds) & 1) == 1 ? load : 0;
}
