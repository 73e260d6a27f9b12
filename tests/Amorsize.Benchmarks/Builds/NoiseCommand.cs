using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Builds;

/// <summary>Builds several times beside foreign load on all processors, and counts the wrong results that the builds stored.</summary>
internal static class NoiseCommand
{
    private const string Code = """
        using Amorsize;
        public static class Workloads
        {
            public static int[] Few => [.. Enumerable.Range(0, 16)];
            public static int[] Many => [.. Enumerable.Range(0, 400)];

            [Workload("tiny", Items = nameof(Few))]
            public static int Tiny(int item) => item + 1;

            [Workload("computes", Items = nameof(Many))]
            public static double Compute(int item)
            {
                var sum = 0.0;
                for (var i = 1; i < 100_000; i++)
                    sum += Math.Sqrt(i + item);
                return sum;
            }

            [Workload("waits", Items = nameof(Many))]
            public static Task Wait(int item) => Task.Delay(5);
        }
        """;

    // The right plans on any machine with at least two processors.
    private static readonly (string Workload, string RightPlan, Func<string, int, bool> IsRight)[] answers =
    [
        ("tiny", "sequential", (execution, _) => execution == "Sequential"),
        ("computes", "parallel", (execution, workers) => execution == "Threads" && workers > 1),
        ("waits", "at least 32 in flight", (execution, workers) => execution == "Async" && workers >= 32),
    ];

    public static void Run(bool quick)
    {
        var builds = quick ? 2 : 20;
        using var ground = ProvingGround.Create();
        var project = ground.Add("Noisy", ProvingGround.OurPackage, code: Code);
        var outcomes = answers.ToDictionary(answer => answer.Workload, _ => new List<bool?>());
        using (new ForeignLoad(new(100 * Environment.ProcessorCount, IsBursty: false)))
        {
            for (var build = 0; build < builds; build++)
            {
                Console.Error.WriteLine($"build {build + 1} of {builds}");
                project.Build("-t:AmorsizeRefresh", acceptInterference: false);
                var settings = project.Settings();
                foreach (var (workload, _, isRight) in answers)
                    outcomes[workload].Add(Judge(settings[workload]!.AsObject(), isRight));
            }
        }
        var table = new Table("workload", "right plan", "builds", "refused (AMZ2006) or not measured", "stored and right", "stored and wrong");
        foreach (var (workload, right, _) in answers)
        {
            var found = outcomes[workload];
            table.Add(workload, right, Count(found, _ => true), Count(found, one => one is null), Count(found, one => one == true), Count(found, one => one == false));
        }
        var text = new StringBuilder($"""
            # Builds beside foreign load

            `dotnet build -t:AmorsizeRefresh` beside {Environment.ProcessorCount} other processes that compute without a pause.

            {MachineFacts.Here}


            """).Append(table).ToString();
        new ResultFiles(quick).WriteText("noise.md", text);
        Console.WriteLine(text);
    }

    // Null if this build stored no result.
    private static bool? Judge(JsonObject settings, Func<string, int, bool> isRight) => (string)settings["source"]! == "Profiled"
        ? isRight((string)settings["execution"]!, (int)settings["maxDegreeOfParallelism"]!)
        : null;

    private static string Count(List<bool?> outcomes, Func<bool?, bool> condition) => outcomes.Count(condition).ToString(CultureInfo.InvariantCulture);
}
