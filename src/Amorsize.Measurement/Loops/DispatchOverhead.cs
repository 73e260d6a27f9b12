namespace Amorsize.Measurement.Loops;

/// <summary>What the engine itself costs on this machine, measured with a body that does nothing.</summary>
/// <param name="ForkJoinMicroseconds">Starting the workers of a loop and waiting for all of them.</param>
/// <param name="ClaimMicroseconds">Claiming a chunk.</param>
internal readonly record struct DispatchOverhead(double ForkJoinMicroseconds, double ClaimMicroseconds)
{
    /// <summary>How much of a worker's time claiming chunks takes, 0 to 1.</summary>
    /// <param name="chunk">Items of a chunk, at least 1.</param>
    /// <param name="itemMicroseconds">Time of one item.</param>
    public double ShareOfClaims(int chunk, double itemMicroseconds) => ClaimMicroseconds > 0 ? ClaimMicroseconds / ((chunk * itemMicroseconds) + ClaimMicroseconds) : 0;
}
