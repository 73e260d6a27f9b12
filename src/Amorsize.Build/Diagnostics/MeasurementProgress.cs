using System.Globalization;

namespace Amorsize.Build.Diagnostics;

/// <summary>How far the measurements of a project are.</summary>
/// <param name="Subject">The name of the workload or suite that is measured.</param>
/// <param name="Number">Its number among those that the project measures, from 1.</param>
/// <param name="Count">The number of all that the project measures.</param>
internal sealed record MeasurementProgress(string Subject, int Number, int Count)
{
    /// <summary>The stage of the search; empty when the measurement starts.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The most time that this measurement may take; zero if it is not known.</summary>
    public TimeSpan Budget { get; init; }

    /// <summary>The values by name, as loggers get them.</summary>
    public Dictionary<string, string?> ToMetadata(string project) => new()
    {
        ["Project"] = project,
        ["Subject"] = Subject,
        ["Number"] = Number.ToString(CultureInfo.InvariantCulture),
        ["Count"] = Count.ToString(CultureInfo.InvariantCulture),
        ["Stage"] = Stage,
        ["BudgetSeconds"] = Budget.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    };
}
