namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>
/// Workers that share the memory's bandwidth: an item takes the longer of its computing and its transfers (S. Williams, A. Waterman and D. Patterson, "Roofline: An
/// Insightful Visual Performance Model for Multicore Architectures", 2009).
/// </summary>
/// <param name="Computing">Time of the computing alone over that of an item, 0 to 1.</param>
/// <param name="Transfer">Time of the transfers alone over that of an item, 0 to 1. The larger of both is 1.</param>
/// <param name="Saturating">Number of workers whose transfers take the whole bandwidth; at least 1.</param>
internal sealed record Roofline(double Computing, double Transfer, double Saturating) : IHardware
{
    public double SpeedOf(int worker, int workers) => 1 / Math.Max(Computing, Transfer * Math.Max(1, workers / Saturating));
}
