using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>One run of a synthetic suite.</summary>
/// <param name="Number">From 1, in the order of the runs.</param>
/// <param name="Asked">The plan that the search asked for.</param>
/// <param name="Actual">The plan with the workers and the scope that the runner really uses.</param>
/// <param name="Shuffled">Whether the tests run in random order.</param>
internal sealed record SyntheticRun(int Number, SuitePlan Asked, SuitePlan Actual, bool Shuffled)
{
    public bool IsParallel => Actual.Workers > 1;
}
