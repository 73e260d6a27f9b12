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

    /// <summary>Reads the properties.</summary>
    /// <exception cref="PropertyException">A value cannot be used.</exception>
    public static MeasureOptions Read(TuningLimits limits, string mode, string staleSeverity, string explain) => new()
    {
        Limits = limits,
        IsRefresh = PropertyText.Choice<TuningMode>("AmorsizeMode", mode) == TuningMode.Refresh,
        StaleSeverity = PropertyText.Choice<StaleSeverity>("AmorsizeStaleSeverity", staleSeverity),
        Explains = PropertyText.Bool("AmorsizeExplain", explain),
    };
}
