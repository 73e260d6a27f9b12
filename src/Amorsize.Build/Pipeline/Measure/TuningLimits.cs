namespace Amorsize.Build.Pipeline.Measure;

/// <summary>How long measuring may take.</summary>
/// <param name="Budget">Measuring time of one workload.</param>
/// <param name="TotalBudget">Ceiling for all workloads of one project.</param>
internal sealed record TuningLimits(TimeSpan Budget, TimeSpan TotalBudget)
{
    // Starting the process and making the items is not measuring, and one item may outlast the budget.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>With less nothing can be learned.</summary>
    public static TimeSpan ShortestBudget => TimeSpan.FromMilliseconds(100);

    /// <summary>After this a workload that was to be measured for so long counts as hanging.</summary>
    public static TimeSpan HangLimit(TimeSpan budget) => (2 * budget) + Grace;
}
