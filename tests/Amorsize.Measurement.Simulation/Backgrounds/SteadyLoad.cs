namespace Amorsize.Measurement.Simulation.Backgrounds;

/// <summary>Processes that use the same share of the processors all the time, as an indexer or a browser.</summary>
/// <param name="Load">Processors that they use.</param>
/// <param name="FromSeconds">When they begin: after 0 seconds, or in the middle of the search.</param>
internal sealed record SteadyLoad(double Load, double FromSeconds = 0) : IBackground
{
    public double ForeignLoad(double seconds) => seconds < FromSeconds ? 0 : Load;
}
