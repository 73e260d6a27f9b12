using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Simulations;

/// <summary>Compares plans that the cost model rescaled to another number of processors with the best plans there, on simulated machines.</summary>
internal static class RescaleCommand
{
    private const int Many = 1000;
    private const int Few = 100;

    // Standard deviation of a sample of 30 ms, over its mean.
    private const double Noise = 0.05;
    private static readonly int[] Sizes = [2, 4, 8, 16, 64];

    public static void Run(bool quick)
    {
        var table = new Table("tuned on", "used on", "median regret", "90 %", "not rescaled: median", "90 %", "framework default: median", "90 %", "over the default: 90 %", "99 %", "predicted speed-up over the true one: 10 %", "median", "90 %");
        foreach (var from in Sizes)
        {
            foreach (var to in Sizes.Where(to => to != from))
            {
                var moves = Enumerable.Range(0, quick ? Few : Many).AsParallel().AsOrdered().Select(seed => Move.Of(seed, from, to, Noise)).OfType<Move>().ToList();
                table.Add(
                    $"{from}",
                    $"{to}",
                    Figures.Percent(At(moves, 0.5, move => move.Regret)),
                    Figures.Percent(At(moves, 0.9, move => move.Regret)),
                    Figures.Percent(At(moves, 0.5, move => move.RegretOfCopy)),
                    Figures.Percent(At(moves, 0.9, move => move.RegretOfCopy)),
                    Figures.Percent(At(moves, 0.5, move => move.RegretOfDefault)),
                    Figures.Percent(At(moves, 0.9, move => move.RegretOfDefault)),
                    Figures.Percent(At(moves, 0.9, move => move.OverDefault)),
                    Figures.Percent(At(moves, 0.99, move => move.OverDefault)),
                    Figures.Ratio(At(moves, 0.1, move => move.PredictedOverTrue)),
                    Figures.Ratio(At(moves, 0.5, move => move.PredictedOverTrue)),
                    Figures.Ratio(At(moves, 0.9, move => move.PredictedOverTrue)));
            }
        }
        var text = $"""
            # Rescaled plans

            Simulated CPU-bound workloads are tuned on a machine of one size and run on a machine of another size. As in `TunedSettings`, the cost model gives a plan for the other size.
            Regret is the time over the time of the best plan there, minus 1. No time is measured: all times come from formulas.

            {table}
            """;
        new ResultFiles(quick).WriteText("rescale.md", text);
        Console.Write(text);
    }

    private static double At(IReadOnlyCollection<Move> moves, double share, Func<Move, double> figure) => Quantile.Of([.. moves.Select(figure).Order()], share);
}
