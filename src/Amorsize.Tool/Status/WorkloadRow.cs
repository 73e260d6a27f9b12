using System.Globalization;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Status;

/// <summary>A workload or a test suite, as the target AmorsizeStatus returns it.</summary>
/// <param name="Item">The item of the target.</param>
internal sealed record WorkloadRow(TargetItem Item)
{
    private const string Hit = "Hit";

    /// <summary>Its exact name. MSBuild treats an identity as a path, and changes its backslashes.</summary>
    public string Name => Item["Name"] is { Length: > 0 } name ? name : Item.Identity;

    /// <summary>The name of the project.</summary>
    public string Project => Path.GetFileNameWithoutExtension(Item.Project);

    public string TargetFramework => Item["TargetFramework"];

    public string Plan => Item["Plan"];

    public double? Speedup => Number("Speedup");

    public double? SpeedupLow => Number("SpeedupLow");

    public double? SpeedupHigh => Number("SpeedupHigh");

    public TimeSpan? Age => Number("AgeSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The verdict of the look-up; <c>cannot work</c> for an invalid flag.</summary>
    public string Verdict => Item["Verdict"];

    public string Source => Item["Source"];

    /// <summary>The reasons why the result is stale; empty for a valid one.</summary>
    public string Findings => Item["Findings"];

    /// <summary>Notes about the time of a test suite; empty for a workload.</summary>
    public string Notes => Item["Notes"];

    public bool IsStale => Verdict != Hit;

    /// <summary>Number of items of the measured loop; null where nothing was measured.</summary>
    public int? Items => (int?)Number("Items");

    /// <summary>Time of one run in milliseconds; null where nothing was measured.</summary>
    public double? RunMilliseconds => Number("RunMilliseconds");

    /// <summary>Rows in the order in which they are worth a look: stale ones first, then those that take longest. Unknown times are the longest.</summary>
    public static IEnumerable<WorkloadRow> InOrder(IEnumerable<WorkloadRow> rows) => rows
        .OrderByDescending(row => row.IsStale)
        .ThenByDescending(row => row.RunMilliseconds ?? double.MaxValue)
        .ThenBy(row => row.Project, StringComparer.Ordinal)
        .ThenBy(row => row.Name, StringComparer.Ordinal)
        .ThenBy(row => row.TargetFramework, StringComparer.Ordinal);

    private double? Number(string name) => double.TryParse(Item[name], CultureInfo.InvariantCulture, out var number) ? number : null;
}
