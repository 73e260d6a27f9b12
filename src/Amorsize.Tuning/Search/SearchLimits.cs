namespace Amorsize.Tuning.Search;

/// <summary>What a search may use.</summary>
/// <param name="Processors">Processors usable here; at least 1.</param>
/// <param name="MaxDegreeOfParallelism">The most workers that the flag allows; 0: no ceiling.</param>
/// <param name="Budget">Measuring time. A search ends within it, plus one trial of its longest item.</param>
internal sealed record SearchLimits(int Processors, int MaxDegreeOfParallelism, TimeSpan Budget)
{
    /// <summary>The most workers that may be tried where <paramref name="wanted"/> would be of use.</summary>
    public int Cap(int wanted) => MaxDegreeOfParallelism > 0 ? Math.Min(wanted, MaxDegreeOfParallelism) : wanted;
}
