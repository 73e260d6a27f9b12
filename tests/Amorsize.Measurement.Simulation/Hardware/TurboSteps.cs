namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>
/// A processor whose frequency falls in steps with the number of busy cores, so that it keeps within its power (J. Charles and others, "Evaluation of the Intel Core
/// i7 Turbo Boost Feature", 2009).
/// </summary>
/// <param name="Processors">Number of processors.</param>
/// <param name="Steps">Number of steps.</param>
/// <param name="LowestSpeed">Speed with all cores busy over that with one.</param>
internal sealed record TurboSteps(int Processors, int Steps, double LowestSpeed) : IHardware
{
    public double SpeedOf(int worker, int workers) =>
        1 - ((1 - LowestSpeed) * Math.Ceiling(Steps * (workers - 1.0) / Math.Max(1, Processors - 1)) / Steps);
}
