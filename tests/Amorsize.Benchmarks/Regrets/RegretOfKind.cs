using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>The tunings of one kind, and the measurements that judge them.</summary>
/// <param name="Kind">Name of the kind.</param>
/// <param name="Nature">The resource that limits it.</param>
/// <param name="Machine">The machine of the measurement.</param>
/// <param name="MeasuredAt">Time of the measurement, in UTC.</param>
/// <param name="Tunes">The tunings.</param>
/// <param name="ItemsElapsed">Time to make the items, which is part of each tuning.</param>
/// <param name="Launches">The choices, the best plans of the landscape and the forms that users write, measured side by side: one list a process.</param>
internal sealed record RegretOfKind(
    string Kind,
    Nature Nature,
    MachineFacts Machine,
    DateTimeOffset MeasuredAt,
    IReadOnlyList<Tune> Tunes,
    TimeSpan ItemsElapsed,
    IReadOnlyList<IReadOnlyList<Measured>> Launches)
{
    /// <summary>The tunings with a result.</summary>
    [JsonIgnore]
    public IReadOnlyList<Tune> Accepted => [.. Tunes.Where(tune => !tune.IsRefused)];

    /// <summary>The number of tunings that agree with the most frequent class of choice.</summary>
    [JsonIgnore]
    public int Agreeing => Accepted.Select(tune => Accepted.Count(tune.IsOfSameClassAs)).DefaultIfEmpty().Max();

    /// <summary>Median time of a tuning, whether it had a result or was refused because of foreign load.</summary>
    [JsonIgnore]
    public TimeSpan MedianElapsed => Median(Tunes, tune => tune.Elapsed);

    /// <summary>Median time of the race; zero if no tuning had a result.</summary>
    [JsonIgnore]
    public TimeSpan MedianRace => Median(Accepted, tune => tune.RaceElapsed);

    /// <summary>Median time of the search over the time of a sequential run of all items; 0 if no tuning had a result.</summary>
    public double SearchOverSequential(int items) =>
        Median(Accepted, tune => tune.SearchElapsed).TotalMicroseconds / (items * new HeadToHead(Launches).MedianOf(Candidate.Of(Engine.ExecutionPlan.Sequential)));

    /// <summary>The verdicts of the different choices, the most frequent choice first.</summary>
    public IReadOnlyList<ChoiceVerdict> Verdicts()
    {
        var measured = new HeadToHead(Launches);
        return [.. Accepted.CountBy(tune => tune.Choice).OrderByDescending(found => found.Value).Select(found => ChoiceVerdict.Of(found.Key, found.Value, measured))];
    }

    private static TimeSpan Median(IReadOnlyList<Tune> tunes, Func<Tune, TimeSpan> time) =>
        tunes.Count == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Sample.Median([.. tunes.Select(tune => time(tune).TotalSeconds)]));
}
