namespace Amorsize.Measurement.Evidence;

/// <summary>The cost of the order of the tests under a plan.</summary>
/// <param name="LongestFirst">Predicted time of a run that starts its longest tests first; null if it would not be shorter.</param>
/// <param name="Critical">The class or test that alone takes as long as a run in the best order; null if none does.</param>
/// <param name="IsByClass">Whether tests of one class run one after the other, so that a class can be critical.</param>
internal sealed record SuiteOrder(TimeSpan? LongestFirst, ClassTime? Critical, bool IsByClass)
{
    /// <summary>The advice in words; null if there is none.</summary>
    public string? InWords => (LongestFirst, Critical) switch
    {
        ({ } time, null) => FormattableString.Invariant($"longest first would take {time.TotalSeconds:0.0} s"),
        (null, { } critical) => InWordsOf(critical),
        ({ } time, { } critical) => FormattableString.Invariant($"longest first would take {time.TotalSeconds:0.0} s; {InWordsOf(critical)}"),
        _ => null,
    };

    private string InWordsOf(ClassTime critical) => FormattableString.Invariant(
        $"{(IsByClass ? "class" : "test")} {critical.Name} is the critical path with {critical.Time.TotalSeconds:0.0} s: {(IsByClass ? "split it" : "make it shorter")}");
}
