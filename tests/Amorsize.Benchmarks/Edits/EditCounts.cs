using System.Globalization;

namespace Amorsize.Benchmarks.Edits;

/// <summary>The outcome of all edits of a solution. A case is one edit and one workload.</summary>
internal sealed class EditCounts
{
    /// <summary>Number of projects whose methods were edited.</summary>
    public required int Projects { get; init; }

    /// <summary>Number of methods that were taken for workloads.</summary>
    public required int Workloads { get; init; }

    public int Edits { get; set; }

    public int Cases { get; set; }

    /// <summary>Cases in which the workload may run the edited method.</summary>
    public int Reached { get; set; }

    /// <summary>Cases without such a run, in which the fingerprint of a workload changed.</summary>
    public int Needless { get; set; }

    /// <summary>The part of <see cref="Needless"/> in which a whole assembly counts for the workload, because it finds types that it does not name.</summary>
    public int NeedlessOfWholeAssemblies { get; set; }

    /// <summary>Cases with such a run, in which the fingerprint did not change.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>The head of a table whose rows <see cref="ToMarkdown"/> gives.</summary>
    public static string Header =>
        """
        | solution | projects | workloads | methods edited | cases | workload may run the method | missed | changed needlessly (of the others) | of these: a whole assembly counts |
        |---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>The row of a solution.</summary>
    public string ToMarkdown(string solution) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {solution} | {Projects} | {Workloads} | {Edits} | {Cases} | {Reached} | {Missed.Count} | {Needless} ({(double)Needless / Math.Max(1, Cases - Reached):P1}) | {NeedlessOfWholeAssemblies} |");
}
