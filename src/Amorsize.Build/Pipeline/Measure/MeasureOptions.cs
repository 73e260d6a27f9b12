using Amorsize.Build.Properties;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The properties that say how subjects are measured.</summary>
internal sealed record MeasureOptions
{
    public required TuningLimits Limits { get; init; }

    /// <summary>Whether everything is measured, whatever the cache has.</summary>
    public bool IsRefresh { get; init; }

    /// <summary>How a subject that is left for the next build is reported.</summary>
    public required StaleSeverity StaleSeverity { get; init; }

    /// <summary>Whether to list all candidates of each choice.</summary>
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
