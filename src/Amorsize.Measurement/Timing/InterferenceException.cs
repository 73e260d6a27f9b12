using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Timing;

/// <summary>Thrown when foreign load kept a measurement from any result. The message says how many processors other processes took.</summary>
/// <param name="message">A description of the load and of its effect.</param>
/// <param name="load">The load; null where it was not measured.</param>
internal sealed class InterferenceException(string message, UnderLoad? load = null) : Exception(message)
{
    /// <summary>Average number of processors that the build itself took, if that alone counts as interference and others took no more; else zero.</summary>
    public double BuildLoad => load is { } found && found.Build > MeasurementPolicy.Default.Interference.MaxForeignLoadShare * found.Processors && found.Build >= found.Foreign + found.Throttled
        ? found.Build
        : 0;
}
