namespace Amorsize.Measurement.Simulation.Backgrounds;

/// <summary>The foreign load and the speed of a machine beside a search, by the time since the search began.</summary>
internal interface IBackground
{
    /// <summary>Processors that other processes would use at this time if nothing else ran.</summary>
    double ForeignLoad(double seconds);

    /// <summary>Speed of the processors at this time; 1 is the usual one.</summary>
    double Speed(double seconds) => 1;
}
