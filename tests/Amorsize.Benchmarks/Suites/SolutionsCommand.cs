using System.Globalization;
using System.Text.RegularExpressions;
using Amorsize.Benchmarks.Builds;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Suites;

/// <summary>Measures <c>dotnet test</c> of solutions: unchanged, with each suite tuned alone, and with workers that fit together.</summary>
internal static partial class SolutionsCommand
{
    private const string File = "solutions.json";
    private const int Rounds = 5;

    private static readonly (string Name, string Runner, string[] Shapes)[] solutions =
    [
        ("computing", "mstest", ["computing", "allocating"]),
        ("computing-and-waiting", "mstest", ["computing", "sleeping"]),
        ("mixed", "mstest-vstest", ["mixed", "computing", "many-classes"]),
        ("waiting", "mstest-vstest", ["sleeping", "awaiting", "one-class"]),
    ];

    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var results = new List<SolutionResult>();
        using var ground = ProvingGround.Create();
        var tool = Path.Combine(ground.Root, "tool");
        Command.Run(Repository.Root, "dotnet", $"build src/Amorsize.Tool -c Release -nologo -v:q -o \"{tool}\"");
        foreach (var (name, runner, shapes) in solutions)
        {
            results.Add(Measure(ground, Path.Combine(tool, "Amorsize.Tool.dll"), name, SuiteRunner.All.Single(one => one.Name == runner), shapes, quick ? 1 : Rounds));
            files.Write(File, results);
            files.WriteText("solutions.md", Report(results));
        }
        Console.WriteLine(Report(results));
    }

    private static SolutionResult Measure(ProvingGround ground, string tool, string name, SuiteRunner runner, string[] shapes, int rounds)
    {
        var (before, alone) = (Create(tunes: false, "before"), Create(tunes: true, "alone"));
        Command.Run(before.Path, "dotnet", "build -nologo -v:q");
        Command.Run(alone.Path, "dotnet", "build -nologo -v:q -m:1", acceptInterference: false);
        // Two tunings may choose differently. Both states have the plans of one, so that only the workers that fit together make a difference.
        var together = new SuiteFolder($"{alone.Path}-together");
        Command.Run(alone.Path, "cp", $"-r \"{alone.Path}\" \"{together.Path}\"");
        var fitted = Fitted().Match(Command.Read(together.Path, "dotnet", $"exec \"{tool}\" tune {name}.slnx").ReplaceLineEndings(" "));
        var times = new SuiteFolder[] { before, alone, together }.ToDictionary(folder => folder, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var folder in round % 2 == 0 ? times.Keys : times.Keys.Reverse())
                times[folder].Add(folder.Time("test --no-build").TotalSeconds);
        }
        return new(name, runner.Name, shapes, fitted.Success ? fitted.Groups[1].Value.Replace($"-{runner.Name}-tuned", "", StringComparison.Ordinal) : "as alone", Sample.Median(times[before]), Sample.Median(times[alone]), Sample.Median(times[together]), MachineFacts.Here);

        SuiteFolder Create(bool tunes, string state)
        {
            var folder = Path.Combine(name, state);
            var solution = new SuiteFolder(ground.Write(folder, ("global.json", runner.GlobalJson)));
            Command.Run(solution.Path, "dotnet", $"new sln -n {name} --format slnx");
            foreach (var shape in shapes)
            {
                var project = SuiteFolder.Create(ground, SuiteShape.All.Single(one => one.Name == shape), runner, tunes, folder);
                Command.Run(solution.Path, "dotnet", $"sln {name}.slnx add \"{project.Path}\"");
            }
            return solution;
        }
    }

    private static string Report(List<SolutionResult> results)
    {
        var table = new Table("solution", "runner", "suites", "unchanged", "each tuned alone", "tuned together", "workers", "alone over together", "unchanged over together");
        foreach (var result in results)
        {
            table.Add(
                result.Name,
                result.Runner,
                string.Join(", ", result.Shapes),
                $"{Number(result.UnchangedSeconds)} s",
                $"{Number(result.AloneSeconds)} s",
                $"{Number(result.TogetherSeconds)} s",
                result.Workers,
                Number(result.AloneSeconds / result.TogetherSeconds),
                Number(result.UnchangedSeconds / result.TogetherSeconds));
        }
        return $"""
            # Solutions

            `dotnet test --no-build` of solutions with several test projects: unchanged, with each suite tuned alone (`dotnet build`), and with workers that fit together (`amorsize tune`).
            A time is the median of {Rounds} commands, in alternating order.

            {MachineFacts.Here}

            {table}
            """;
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"whole solution: (.*?\))\.", RegexOptions.Singleline)]
    private static partial Regex Fitted();
}
