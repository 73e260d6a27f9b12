using Amorsize.Build.Properties;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The options of a <see cref="MeasureStep{TSubject}"/>, from the MSBuild properties of the build.</summary>
internal sealed class MeasureOptions
{
    public required TuningLimits Limits { get; init; }

    /// <summary>Whether every subject is measured, even if the cache has a valid result.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>How a subject that is left for the next build is reported.</summary>
    public required StaleSeverity StaleSeverity { get; init; }

    /// <summary>Whether to log the times of all candidates of each measurement.</summary>
    public bool Explains { get; init; }

    /// <exception cref="PropertyException">A property has a value that cannot be used.</exception>
    public static MeasureOptions Of(BuildContext context, TuningLimits limits) => new()
    {
        Limits = limits,
        IsRefresh = context.Mode == TuningMode.Refresh,
        StaleSeverity = context.StaleSeverity,
        Explains = context.Explains,
    };
}
