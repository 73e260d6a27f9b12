namespace Amorsize.Benchmarks.Engines;

/// <summary>Ways to write the same loop.</summary>
/// <param name="Title">What the loop does.</param>
/// <param name="Items">How many items.</param>
/// <param name="FewItems">So many items that the loop is written in the same way: what more allocate, items allocate.</param>
/// <param name="Cases">The ways; the last is what the others are compared with.</param>
internal sealed record EngineGroup(string Title, int Items, int FewItems, IReadOnlyList<EngineCase> Cases)
{
    /// <summary>Whether it is the loop that costs, and not its items.</summary>
    public bool IsOfTheLoopAlone => Items == FewItems;
}
