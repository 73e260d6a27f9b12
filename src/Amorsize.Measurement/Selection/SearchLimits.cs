namespace Amorsize.Measurement.Selection;

/// <summary>The limits of a search.</summary>
/// <param name="Processors">Number of processors that this process may use; at least 1.</param>
/// <param name="MaxDegreeOfParallelism">The most workers that the flag on the workload's method allows; 0: no limit.</param>
/// <param name="Budget">Time for measuring. A search exceeds it by at most one call with the longest item, since a call cannot be interrupted.</param>
/// <param name="MemoryBudget">
/// Memory, in bytes, that all items of a candidate that run at once may need together. A candidate that is estimated to need more is not tried.
/// </param>
internal sealed record SearchLimits(int Processors, int MaxDegreeOfParallelism, TimeSpan Budget, long MemoryBudget = long.MaxValue)
{
    /// <summary>The wanted number of workers, limited to <see cref="MaxDegreeOfParallelism"/>.</summary>
    public int Cap(int wanted) => MaxDegreeOfParallelism > 0 ? Math.Min(wanted, MaxDegreeOfParallelism) : wanted;

    /// <summary>The wanted number of workers, limited to those whose items fit into the memory budget together.</summary>
    /// <param name="wanted">Number of workers that would be of use; at least 1.</param>
    /// <param name="itemBytes">Memory that one item needs while it runs, in bytes; 0 where it is unknown.</param>
    public int CapByMemory(int wanted, long itemBytes) => itemBytes > 0 ? (int)Math.Clamp(MemoryBudget / itemBytes, 1, wanted) : wanted;
}
