namespace Amorsize.Build.Comparison;

/// <summary>A plan of a comparison.</summary>
/// <param name="Plan">The plan in words.</param>
/// <param name="IsStored">Whether it is the stored choice.</param>
/// <param name="IsDefault">Whether it is the framework default.</param>
/// <param name="ItemMicroseconds">Median time of an item, in microseconds; null where the plan did not run.</param>
/// <param name="Rounds">Number of rounds in which it ran.</param>
/// <param name="IsLowerBound">Whether it was stopped, because it was far slower than others. Its time is then a lower bound.</param>
/// <param name="OverSequential">How many times as fast as sequential it is; null where it did not run.</param>
/// <param name="OverDefault">How many times as fast as the framework default it is; null where one of both did not run.</param>
/// <param name="Failure">Why it did not run, as a clause; null where it ran.</param>
internal sealed record ComparedPlan(
    string Plan, bool IsStored, bool IsDefault, double? ItemMicroseconds, int Rounds, bool IsLowerBound, ComparedGain? OverSequential, ComparedGain? OverDefault, string? Failure);
