using System.Text.Json.Serialization;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>The samples of one candidate. Result files call the candidate "contender".</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Samples">Microseconds an item, one sample a round. Round k of one candidate ran beside round k of the others.</param>
internal sealed record Measured([property: JsonPropertyName("contender")] Candidate Candidate, IReadOnlyList<double> Samples)
{
    [JsonIgnore]
    public double Median => Sample.Median([.. Samples]);
}
