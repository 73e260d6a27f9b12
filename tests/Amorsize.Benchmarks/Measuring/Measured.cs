using System.Text.Json.Serialization;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>What was measured of a candidate.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Samples">Microseconds an item, one sample a round; round k of one candidate ran beside round k of the others.</param>
internal sealed record Measured(Candidate Candidate, IReadOnlyList<double> Samples)
{
    [JsonIgnore]
    public double Median => Sample.Median([.. Samples]);
}
