using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Tunes kinds beside a foreign load, and counts the outcomes. Unlike the regret, that takes seconds for each kind.</summary>
internal static class OutcomesCommand
{
    private const int Tunings = 5;
    private const int QuickTunings = 1;

    public static void Run(Options options)
    {
        var tuner = new Tuner(options.Budget);
        var table = new Table("kind", "measured", "measured under load", "refused", "failed", "choices");
        var all = new List<Tune>();
        using var load = new ForeignLoad(options.Load);
        foreach (var kind in options.Kinds)
        {
            var tunes = Enumerable.Range(0, options.Quick ? QuickTunings : Tunings).Select(_ => tuner.Tune(kind)).ToList();
            all.AddRange(tunes);
            Add(kind.Facts.Name, tunes);
        }
        Add("all", all);
        Console.WriteLine(table);

        void Add(string name, List<Tune> tunes) => table.Add(
            name,
            Count(tunes, tune => tune is { Outcome: ProfileOutcome.Measured, UnderLoad: null }),
            Count(tunes, tune => tune.UnderLoad is not null),
            Count(tunes, tune => tune.IsRefused),
            Count(tunes, tune => tune.Outcome is not (ProfileOutcome.Measured or ProfileOutcome.Interference)),
            name == "all" ? "" : string.Join(", ", tunes.Where(tune => tune.Outcome == ProfileOutcome.Measured).CountBy(tune => tune.Choice).Select(choice => $"{choice.Value} x {choice.Key}")));
    }

    private static string Count(List<Tune> tunes, Func<Tune, bool> counts) => $"{tunes.Count(counts)} of {tunes.Count}";
}
