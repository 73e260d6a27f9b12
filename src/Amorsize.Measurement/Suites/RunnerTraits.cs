namespace Amorsize.Measurement.Suites;

/// <summary>How a test runner treats its settings.</summary>
/// <param name="SetsScope">Whether a setting can say which tests may run beside each other.</param>
/// <param name="DeclaredScope">Which tests may run beside each other where no setting says so: an expectation, until it is measured.</param>
/// <param name="DefaultWorkers">Workers where no setting says how many; 1: it is sequential.</param>
/// <param name="WaitsForPool">Whether its workers are threads of the pool, which starts more than there are processors only slowly.</param>
internal sealed record RunnerTraits(bool SetsScope, TestScope DeclaredScope, int DefaultWorkers, bool WaitsForPool)
{
    /// <summary>The plan that runs one test after the other.</summary>
    public SuitePlan SequentialPlan => DefaultWorkers == 1 ? SuitePlan.Unchanged : SuitePlan.Sequential;

    /// <summary>The unchanged runner's way of running, as an explicit plan.</summary>
    public SuitePlan DefaultPlan => new(DefaultWorkers, SetsScope ? DeclaredScope : TestScope.AsDeclared);
}
