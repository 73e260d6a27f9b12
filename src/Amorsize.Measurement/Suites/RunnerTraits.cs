namespace Amorsize.Measurement.Suites;

/// <summary>What a test runner makes of its settings.</summary>
/// <param name="SetsScope">Whether a setting can say which tests may run beside each other.</param>
/// <param name="DeclaredScope">Which may where no setting says so: what is expected, until it is measured.</param>
/// <param name="DefaultWorkers">Workers where no setting says how many; 1: it is sequential.</param>
/// <param name="WaitsForPool">Whether its workers are threads of the pool, which starts more than there are processors only slowly.</param>
internal sealed record RunnerTraits(bool SetsScope, TestScope DeclaredScope, int DefaultWorkers, bool WaitsForPool)
{
    /// <summary>What runs one test after the other.</summary>
    public SuitePlan SequentialSetting => DefaultWorkers == 1 ? SuitePlan.Unchanged : SuitePlan.Sequential;

    /// <summary>What the runner does as found, in the terms of a setting of ours.</summary>
    public SuitePlan DefaultSetting => new(DefaultWorkers, SetsScope ? DeclaredScope : TestScope.AsDeclared);
}
