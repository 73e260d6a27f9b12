using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Builds;

/// <summary>Measures the cost of the package in a build that has nothing to do, beside other packages that work in every build.</summary>
internal static class BuildsCommand
{
    private const int Flags = 10;
    private const int ManyFlags = 1000;
    private const int FlagsOfLarge = 100;

    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var pairs = quick ? 2 : 24;
        var rounds = quick ? 2 : 12;
        using var ground = ProvingGround.Create();
        Console.Error.WriteLine($"in {ground.Root}");
        var none = ground.Add("NoPackage");
        var ours = ground.Add("Ours", ProvingGround.OurPackage, code: BuiltProject.Workloads(Flags)).WithResults();
        BuiltProject[] others = [ours, ground.Add("WithMinVer", "MinVer", "8.0.0"), ground.Add("WithNerdbank", "Nerdbank.GitVersioning", "3.10.94")];
        var text = new StringBuilder($"""
            # Builds that have nothing to do

            `dotnet build` of an MSTest project. Each package has {pairs} pairs of builds, one with the package and one without any, right after each other and in alternating order.
            A ratio is the time with the package over the time without it. Own time is the time of the package's targets, from the engine's performance summary.

            {MachineFacts.Here}


            """);
        text.Append(Whole(none, others, pairs)).Append('\n').Append(Own(ground, ours, others, rounds));
        files.WriteText("builds.md", text.ToString());
        Console.WriteLine(text);
    }

    // A machine's speed drifts by more than the cost of a package, so that only neighbouring builds are compared.
    private static Table Whole(BuiltProject none, BuiltProject[] others, int pairs)
    {
        var times = others.ToDictionary(project => project, _ => new List<(double With, double Without)>());
        for (var pair = 0; pair < pairs; pair++)
        {
            Console.Error.WriteLine($"pair {pair + 1} of {pairs}");
            foreach (var project in others)
            {
                BuiltProject[] inTurns = pair % 2 == 0 ? [none, project] : [project, none];
                var measured = inTurns.ToDictionary(one => one, one => one.TimeBuild().TotalMilliseconds);
                times[project].Add((measured[project], measured[none]));
            }
        }
        var table = new Table("package", "build", "over no package", "added by the package");
        foreach (var (project, measured) in times)
        {
            table.Add(
                project.Name,
                Milliseconds(Sample.Median([.. measured.Select(pair => pair.With)])),
                RatioEstimate.Of([[.. measured.Select(pair => pair.With / pair.Without)]]).ToString(),
                Milliseconds(Sample.Median([.. measured.Select(pair => pair.With - pair.Without)])));
        }
        return table;
    }

    private static Table Own(ProvingGround ground, BuiltProject ours, BuiltProject[] others, int rounds)
    {
        var table = new Table("own time", "target", "median", "lowest", "highest");
        foreach (var project in others)
            Add($"{project.Name}, nothing changed", project == ours ? "10 ms" : "", [.. Enumerable.Range(0, rounds).Select(_ => project.OwnTime())]);

        var plain = ground.Add("FlagsNothing", ProvingGround.OurPackage);
        plain.Build("");
        Add("Ours, nothing is flagged", "2 ms", [.. Enumerable.Range(0, rounds).Select(_ => plain.OwnTime())]);

        var many = ground.Add("Many", ProvingGround.OurPackage, code: BuiltProject.Workloads(ManyFlags)).WithResults();
        Add($"Ours, {ManyFlags} workloads, nothing changed", "25 ms", [.. Enumerable.Range(0, rounds).Select(_ => many.OwnTime())]);

        var large = ground.Add("Large", ProvingGround.OurPackage, code: BuiltProject.Workloads(FlagsOfLarge) + BuiltProject.MuchCode()).WithResults();
        Add(
            string.Create(CultureInfo.InvariantCulture, $"Ours, {FlagsOfLarge} workloads in {large.AssemblyBytes / 1e6:0.0} MB, other code was edited"),
            "150 ms",
            [.. Enumerable.Range(0, rounds / 2).Select(edit => large.EditOtherCode(edit).OwnTime())]);
        return table;

        void Add(string name, string target, double[] milliseconds) =>
            table.Add(name, target, Milliseconds(Sample.Median(milliseconds)), Milliseconds(milliseconds.Min()), Milliseconds(milliseconds.Max()));
    }

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms");
}
