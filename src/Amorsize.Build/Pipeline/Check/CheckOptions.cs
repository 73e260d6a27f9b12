using Amorsize.Build.Properties;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The options of a <see cref="CheckStep"/>, from the MSBuild properties of the build.</summary>
internal sealed record CheckOptions
{
    public required TuningMode Mode { get; init; }

    public required StaleSeverity StaleSeverity { get; init; }

    /// <summary>Whether the build only asks if there is something to do (-question), and fails if there is.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether the build only fills the caches (-t:AmorsizePrewarm), so that it pushes existing local results to the remote cache too.</summary>
    public bool IsPrewarming { get; init; }

    /// <summary>The name of the one subject that this build may measure; empty for all.</summary>
    public string OnlyMeasured { get; init; } = "";

    /// <summary>Whether to list all inputs of each verdict.</summary>
    public bool Explains { get; init; }

    /// <summary>Whether every subject is measured, even if the cache has a valid result.</summary>
    public bool IsRefresh => Mode == TuningMode.Refresh && !IsQuestion;

    public bool MayMeasure => Mode != TuningMode.CacheOnly && !IsQuestion;

    /// <summary>Whether this build may measure the subject as its mode allows.</summary>
    public bool Selects(TuningSubject subject) => OnlyMeasured.Length == 0 || subject.Request.Key.Subject.Name == OnlyMeasured;

    /// <exception cref="PropertyException">A property has a value that cannot be used.</exception>
    public static CheckOptions Of(BuildContext context, bool isQuestion) => new()
    {
        Mode = context.Mode,
        StaleSeverity = context.StaleSeverity,
        Explains = context.Explains,
        OnlyMeasured = context.OnlyMeasured,
        IsPrewarming = context.IsPrewarming,
        IsQuestion = isQuestion,
    };
}
