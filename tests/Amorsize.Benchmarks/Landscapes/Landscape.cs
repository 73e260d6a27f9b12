using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Landscapes;

/// <summary>All that was measured of one kind: the engine under every plan of the grid, and what users write.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="About">What is known about it.</param>
/// <param name="Machine">Where.</param>
/// <param name="MeasuredAt">When, in UTC.</param>
/// <param name="Items">How many items.</param>
/// <param name="Cells">What was measured; all have the same number of samples.</param>
internal sealed record Landscape(string Kind, string About, MachineFacts Machine, DateTimeOffset MeasuredAt, int Items, IReadOnlyList<Measured> Cells)
{
    public static string FileOf(string kind) => $"landscape/{kind}.json";

    /// <summary>Whether it has the plans that count for a kind on a machine.</summary>
    public bool IsOf(IKind kind, MachineFacts machine) => Items == kind.Items && Machine.Processors == machine.Processors;

    /// <summary>The engine's plans, the fastest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<Measured> BySpeed => [.. Cells.Where(cell => cell.Candidate.Form == Form.Engine).OrderBy(cell => cell.Median)];

    /// <summary>The coefficient of variation of the typical cell.</summary>
    [JsonIgnore]
    public double Variation => Measurement.Simulation.Variation.Of(Cells.Select(cell => cell.Samples));

    /// <summary>Time over that of the best plan, as the median of the rounds' ratios; null where that form does not fit the kind.</summary>
    public double? OverBest(Form form) => Cells.FirstOrDefault(cell => cell.Candidate.Form == form) is { } cell ? OverBest(cell) : null;

    /// <summary>How many of the engine's plans are within <paramref name="margin"/> of the best.</summary>
    public int Within(double margin) => BySpeed.Count(cell => OverBest(cell) <= 1 + margin);

    private double OverBest(Measured cell) => new PairedComparison(cell.Samples, BySpeed[0].Samples).Speedup;
}
