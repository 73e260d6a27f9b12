namespace Amorsize.Build;

/// <summary>How long measuring may take.</summary>
/// <param name="Budget">Measuring time of one workload.</param>
/// <param name="TotalBudget">Ceiling for all workloads of one project.</param>
/// <param name="CacheTtl">Age limit of a result.</param>
internal sealed record TuningLimits(TimeSpan Budget, TimeSpan TotalBudget, TimeSpan CacheTtl)
{
    // Starting the process and making the items is not measuring, and one item may outlast the budget.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>After this a workload counts as hanging.</summary>
    /// <param name="left">What is left of the total budget.</param>
    public TimeSpan HangLimit(TimeSpan left)
    {
        var limit = (2 * Budget) + Grace;
        var rest = left + Grace;
        return limit < rest ? limit : rest;
    }
}
