namespace Amorsize.Build.Pipeline.Measure;

/// <summary>How long measuring may take.</summary>
/// <param name="Budget">Measuring time of one workload.</param>
/// <param name="TotalBudget">Ceiling for all workloads of one project.</param>
internal sealed record TuningLimits(TimeSpan Budget, TimeSpan TotalBudget)
{
    // For the start of the process and the making of the items, which the budget does not contain. One item may take longer than the budget, too.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>The shortest budget that allows a comparison. With less time left, a workload is left for the next build.</summary>
    public static TimeSpan ShortestBudget => TimeSpan.FromMilliseconds(100);

    /// <summary>The time after which a workload with this budget counts as hanging.</summary>
    public static TimeSpan HangLimit(TimeSpan budget) => (2 * budget) + Grace;
}
