namespace Amorsize.Measurement.Loops;

/// <summary>The cost of the engine itself on this machine, measured with an empty body.</summary>
/// <param name="ForkJoinMicroseconds">Time to start the workers of a loop and to wait for all of them.</param>
/// <param name="ClaimMicroseconds">Time to claim a chunk.</param>
internal readonly record struct DispatchOverhead(double ForkJoinMicroseconds, double ClaimMicroseconds)
{
    /// <summary>The share of a worker's time that goes to claiming chunks, 0 to 1.</summary>
    /// <param name="chunk">Items of a chunk, at least 1.</param>
    /// <param name="itemMicroseconds">Time of one item.</param>
    public double ShareOfClaims(int chunk, double itemMicroseconds) => ClaimMicroseconds > 0 ? ClaimMicroseconds / ((chunk * itemMicroseconds) + ClaimMicroseconds) : 0;
}
