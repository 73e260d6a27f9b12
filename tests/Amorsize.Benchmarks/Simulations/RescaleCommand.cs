using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Simulations;

/// <summary>Settings that were found on a simulated machine, used on one with another number of processors: what the cost model makes of them against what is best there.</summary>
internal static class RescaleCommand
{
    private const int Many = 1000;
    private const int Few = 100;
    private const double Noise = 0.05;
    private static readonly int[] Sizes = [2, 4, 8, 16, 64];

    public static void Run(bool quick)
    {
        var table = new Table("tuned on", "used on", "median regret", "90 %", "copied as it is: median", "90 %", "framework's default: median", "90 %", "predicted speed-up over the true one: 10 %", "median", "90 %");
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
                    Figures.Ratio(At(moves, 0.1, move => move.PredictedOverTrue)),
                    Figures.Ratio(At(moves, 0.5, move => move.PredictedOverTrue)),
                    Figures.Ratio(At(moves, 0.9, move => move.PredictedOverTrue)));
            }
        }
        var text = $"""
            # Rescaled plans

            Simulated workloads that compute, tuned on a machine of one size and run on one of another, as `TunedSettings` does it: the cost model is evaluated anew.
            Regret is the time over that of the best plan there, minus 1. Nothing here is measured: the times are formulas.

            {table}
            """;
        new ResultFiles(quick).WriteText("rescale.md", text);
        Console.Write(text);
    }

    private static double At(IReadOnlyCollection<Move> moves, double share, Func<Move, double> figure) => Quantile.Of([.. moves.Select(figure).Order()], share);
}
