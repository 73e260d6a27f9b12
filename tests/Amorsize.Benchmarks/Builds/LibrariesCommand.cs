using System.Globalization;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Builds;

/// <summary>Measures the cost of the package in builds of a project whose workloads call code of many libraries.</summary>
internal static class LibrariesCommand
{
    private const int FewFlags = 10;
    private const int ManyFlags = 100;

    public static void Run(bool quick)
    {
        var rounds = quick ? 2 : 12;
        using var ground = ProvingGround.Create();
        Console.Error.WriteLine($"in {ground.Root}");
        var libraries = ChainedLibraries.AddTo(ground);
        var few = ground.Add("Few", ProvingGround.OurPackage, code: libraries.Workloads(FewFlags), library: libraries.Last).WithResults();
        var many = ground.Add("Many", ProvingGround.OurPackage, code: libraries.Workloads(ManyFlags), library: libraries.Last).WithResults();
        var size = string.Create(CultureInfo.InvariantCulture, $"{libraries.Count} libraries of {libraries.Bytes / 1e6:0.0} MB");
        var table = new Table("own time", "target", "median", "lowest", "highest");
        Add($"{FewFlags} workloads that call {size}, nothing changed", "10 ms", _ => few.OwnTime());
        Add($"{ManyFlags} workloads that call {size}, other code of a library was edited", "300 ms", edit => many.EditOtherCode(edit, libraries.Last).OwnTime());
        var text = $"""
            # Builds of a project with many libraries

            `dotnet build` of an MSTest project. Its workloads call code of all libraries. Own time is the time of the package's targets, from the engine's performance summary.
            After an edit, the fingerprints of all workloads are computed again. They stay the same, so nothing is measured.

            {MachineFacts.Here}

            {table}
            """;
        new ResultFiles(quick).WriteText("libraries.md", text);
        Console.WriteLine(text);

        void Add(string name, string target, Func<int, double> ownTime)
        {
            Console.Error.WriteLine(name);
            var milliseconds = Enumerable.Range(0, rounds).Select(ownTime).ToArray();
            table.Add(name, target, Milliseconds(Sample.Median(milliseconds)), Milliseconds(milliseconds.Min()), Milliseconds(milliseconds.Max()));
        }
    }

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms");
}
