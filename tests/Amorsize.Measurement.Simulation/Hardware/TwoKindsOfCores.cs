namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>
/// Fast and slow cores in one processor (R. Kumar and others, "Single-ISA Heterogeneous Multi-Core Architectures: The Potential for Processor Power Reduction",
/// 2003). The system uses the fast ones first.
/// </summary>
/// <param name="FastCores">Number of fast cores.</param>
/// <param name="SlowSpeed">Speed of a slow core over that of a fast one.</param>
internal sealed record TwoKindsOfCores(int FastCores, double SlowSpeed) : IHardware
{
    public double SpeedOf(int worker, int workers) => worker < FastCores ? 1 : SlowSpeed;
}
