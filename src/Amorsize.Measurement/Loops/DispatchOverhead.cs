namespace Amorsize.Measurement.Loops;

/// <summary>The cost of the engine itself on this machine, measured with a loop that has an empty body.</summary>
/// <param name="ForkJoinMicroseconds">Time to start the workers of a loop and to wait for all of them, in microseconds.</param>
/// <param name="ClaimMicroseconds">Time that a worker takes to claim its next chunk, in microseconds.</param>
internal readonly record struct DispatchOverhead(double ForkJoinMicroseconds, double ClaimMicroseconds)
{
    /// <summary>The share of a worker's time that goes to claiming chunks, 0 to 1.</summary>
    /// <param name="chunk">Number of items in a chunk; at least 1.</param>
    /// <param name="itemMicroseconds">Time of one item, in microseconds.</param>
    public double ShareOfClaims(int chunk, double itemMicroseconds) => ClaimMicroseconds > 0 ? ClaimMicroseconds / ((chunk * itemMicroseconds) + ClaimMicroseconds) : 0;
}
