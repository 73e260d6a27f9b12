namespace Amorsize.Tuning.Loops;

/// <summary>What the engine itself costs on this machine, measured with a body that does nothing.</summary>
/// <param name="ForkJoinMicroseconds">Starting the workers of a loop and waiting for all of them.</param>
/// <param name="ClaimMicroseconds">Claiming a chunk.</param>
internal readonly record struct DispatchOverhead(double ForkJoinMicroseconds, double ClaimMicroseconds);
