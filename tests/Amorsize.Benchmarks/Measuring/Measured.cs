using System.Text.Json.Serialization;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>What was measured of a contender.</summary>
/// <param name="Contender">The contender.</param>
/// <param name="Samples">Microseconds an item, one sample a round; round k of one contender ran beside round k of the others.</param>
internal sealed record Measured(Candidate Contender, IReadOnlyList<double> Samples)
{
    [JsonIgnore]
    public double Median => Sample.Median([.. Samples]);
}
