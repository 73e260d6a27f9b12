namespace Amorsize.Benchmarks.Engines;

/// <summary>Ways to write the same loop.</summary>
/// <param name="Title">Description of the loop.</param>
/// <param name="Items">Number of items.</param>
/// <param name="FewItems">A smaller number of items. The difference in allocated bytes is what the items allocate.</param>
/// <param name="Cases">The ways to write the loop. The others are compared with the last one.</param>
internal sealed record EngineGroup(string Title, int Items, int FewItems, IReadOnlyList<EngineCase> Cases)
{
    /// <summary>Whether the group measures the loop without its items.</summary>
    public bool IsOfTheLoopAlone => Items == FewItems;
}
