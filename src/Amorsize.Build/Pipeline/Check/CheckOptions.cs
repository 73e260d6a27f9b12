using Amorsize.Build.Properties;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The properties that say what a check may do.</summary>
internal sealed record CheckOptions
{
    public required TuningMode Mode { get; init; }

    public required StaleSeverity StaleSeverity { get; init; }

    /// <summary>Whether the build only asks if there is something to do (-question), and fails if there is.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether the build is made to fill the caches, so that results found here are pushed to the remote cache.</summary>
    public bool IsPrewarming { get; init; }

    /// <summary>Whether to list all inputs of each verdict.</summary>
    public bool Explains { get; init; }

    /// <summary>Whether everything is measured, whatever the cache has.</summary>
    public bool IsRefresh => Mode == TuningMode.Refresh && !IsQuestion;

    public bool MayMeasure => Mode != TuningMode.CacheOnly && !IsQuestion;

    /// <summary>Reads the properties, in the order in which a wrong value is reported.</summary>
    /// <exception cref="PropertyException">A value cannot be used.</exception>
    public static CheckOptions Read(string mode, string ci, string staleSeverity, string explain, bool isQuestion, bool isPrewarming) => new()
    {
        Mode = PropertyText.Mode(mode, ci),
        StaleSeverity = PropertyText.Choice<StaleSeverity>("AmorsizeStaleSeverity", staleSeverity),
        Explains = PropertyText.Bool("AmorsizeExplain", explain),
        IsQuestion = isQuestion,
        IsPrewarming = isPrewarming,
    };
}
