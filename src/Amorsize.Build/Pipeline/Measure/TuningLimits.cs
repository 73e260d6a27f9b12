namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Time limits of the measurements of one project.</summary>
/// <param name="Budget">Maximum measuring time of one subject.</param>
/// <param name="TotalBudget">Maximum measuring time of all subjects together.</param>
internal sealed record TuningLimits(TimeSpan Budget, TimeSpan TotalBudget)
{
    // Added for work that is not part of the budget: starting the process and creating the sample items. One item may also take longer than the budget.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>The shortest budget that allows a comparison. With less time left, a workload is left for the next build.</summary>
    public static TimeSpan ShortestBudget => TimeSpan.FromMilliseconds(100);

    /// <summary>The time after which a workload with this budget counts as hanging.</summary>
    public static TimeSpan HangLimit(TimeSpan budget) => (2 * budget) + Grace;
}
