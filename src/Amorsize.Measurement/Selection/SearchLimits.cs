namespace Amorsize.Measurement.Selection;

/// <summary>The limits of a search.</summary>
/// <param name="Processors">Processors usable here; at least 1.</param>
/// <param name="MaxDegreeOfParallelism">The most workers that the flag allows; 0: no ceiling.</param>
/// <param name="Budget">Measuring time. A search ends within it, plus one trial of its longest item.</param>
/// <param name="MemoryBudget">Bytes that a candidate's items may need together. A candidate that is estimated to need more is not tried.</param>
internal sealed record SearchLimits(int Processors, int MaxDegreeOfParallelism, TimeSpan Budget, long MemoryBudget = long.MaxValue)
{
    /// <summary>The most workers that may be tried where <paramref name="wanted"/> would be of use.</summary>
    public int Cap(int wanted) => MaxDegreeOfParallelism > 0 ? Math.Min(wanted, MaxDegreeOfParallelism) : wanted;

    /// <summary>The most workers whose items fit into the memory budget together.</summary>
    /// <param name="wanted">At least 1.</param>
    /// <param name="itemBytes">Memory that one item needs while it runs; 0 where that is not known.</param>
    public int CapByMemory(int wanted, long itemBytes) => itemBytes > 0 ? (int)Math.Clamp(MemoryBudget / itemBytes, 1, wanted) : wanted;
}
