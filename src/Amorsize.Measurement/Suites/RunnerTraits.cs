namespace Amorsize.Measurement.Suites;

/// <summary>How a test runner treats its settings.</summary>
/// <param name="SetsScope">Whether a setting of the runner can say which tests may run beside each other.</param>
/// <param name="DeclaredScope">Which tests may run beside each other where no setting says so. It is an assumption until it is measured.</param>
/// <param name="DefaultWorkers">Number of workers where no setting gives one; 1: the runner is sequential by default.</param>
/// <param name="WaitsForPool">Whether the runner's workers are threads of the pool. The pool starts more threads than there are processors only slowly.</param>
/// <param name="IsolatesClasses">Whether an attribute can keep only a whole class from running beside other tests, not a single test.</param>
internal sealed record RunnerTraits(bool SetsScope, TestScope DeclaredScope, int DefaultWorkers, bool WaitsForPool, bool IsolatesClasses = false)
{
    /// <summary>Whether a setting of the runner can keep a test from starting before others have ended.</summary>
    public bool KeepsApart { get; init; }

    /// <summary>Whether a setting lets a worker start another test while its own awaits.</summary>
    public bool SetsAlgorithm { get; init; }

    /// <summary>The unit of tests that an attribute isolates: the test's method, or its class.</summary>
    public string UnitOf(TestTime test) => IsolatesClasses ? test.Class : test.Method;

    /// <summary>Number of workers under a plan; at least 1.</summary>
    public int WorkersOf(SuitePlan plan) => plan.Workers > 0 ? plan.Workers : DefaultWorkers;

    /// <summary>The plan that runs one test after the other.</summary>
    public SuitePlan SequentialPlan => DefaultWorkers == 1 ? SuitePlan.Unchanged : SuitePlan.Sequential;

    /// <summary>The default behaviour of the runner, written as an explicit plan.</summary>
    public SuitePlan DefaultPlan => new(DefaultWorkers, SetsScope ? DeclaredScope : TestScope.AsDeclared);
}
