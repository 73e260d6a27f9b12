using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>One run that a search asked for.</summary>
/// <param name="Number">From 1, in the order of the runs.</param>
/// <param name="Asked">The plan.</param>
/// <param name="Actual">What the runner makes of it: workers and scope are those that it really has.</param>
/// <param name="Shuffled">Whether in random order.</param>
internal sealed record SyntheticRun(int Number, SuitePlan Asked, SuitePlan Actual, bool Shuffled)
{
    public bool IsParallel => Actual.Workers > 1;
}
