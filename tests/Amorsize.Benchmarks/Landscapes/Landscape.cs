using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Landscapes;

/// <summary>The measurements of one kind: the engine under every plan of the grid, and the forms of loop that users write.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="About">Description of the kind.</param>
/// <param name="Machine">The machine of the measurement.</param>
/// <param name="MeasuredAt">Time of the measurement, in UTC.</param>
/// <param name="Items">Number of items.</param>
/// <param name="Cells">The measured candidates. All have the same number of samples.</param>
internal sealed record Landscape(string Kind, string About, MachineFacts Machine, DateTimeOffset MeasuredAt, int Items, IReadOnlyList<Measured> Cells)
{
    public static string FileOf(string kind) => $"landscape/{kind}.json";

    /// <summary>Whether it has the grid of a kind on a machine.</summary>
    public bool IsOf(IKind kind, MachineFacts machine) => Items == kind.Items && Machine.Processors == machine.Processors;

    /// <summary>The engine's plans in ascending order of time.</summary>
    [JsonIgnore]
    public IReadOnlyList<Measured> BySpeed => [.. Cells.Where(cell => cell.Candidate.Form == Form.Engine).OrderBy(cell => cell.Median)];

    /// <summary>The typical coefficient of variation: the median over the cells.</summary>
    [JsonIgnore]
    public double Variation => Measurement.Simulation.Variation.Of(Cells.Select(cell => cell.Samples));

    /// <summary>Time of a form over the time of the best plan, as the median of the ratios of the rounds; null if the kind does not have the form.</summary>
    public double? OverBest(Form form) => Cells.FirstOrDefault(cell => cell.Candidate.Form == form) is { } cell ? OverBest(cell) : null;

    /// <summary>The number of plans whose time is within <paramref name="margin"/> of the best.</summary>
    public int Within(double margin) => BySpeed.Count(cell => OverBest(cell) <= 1 + margin);

    private double OverBest(Measured cell) => new PairedComparison(cell.Samples, BySpeed[0].Samples).Speedup;
}
