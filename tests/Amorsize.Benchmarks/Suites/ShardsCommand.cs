using System.Globalization;
using System.Text.RegularExpressions;
using Amorsize.Benchmarks.Builds;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Suites;

/// <summary>Divides tuned suites into shards as a user does, runs each shard, and compares its time with the predicted time.</summary>
internal static partial class ShardsCommand
{
    private const string File = "shards.json";
    private const int Count = 4;
    private const int Rounds = 3;

    private static readonly (string Shape, string Runner)[] suites = [("computing", "mstest-vstest"), ("mixed", "mstest"), ("few-long", "nunit"), ("thousands", "xunit")];

    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var results = new List<ShardsResult>();
        using var ground = ProvingGround.Create();
        foreach (var (shape, runner) in suites)
        {
            results.Add(Measure(ground, SuiteShape.All.Single(one => one.Name == shape), SuiteRunner.All.Single(one => one.Name == runner), quick ? 1 : Rounds));
            files.Write(File, results);
            files.WriteText("shards.md", Report(results));
        }
        Console.WriteLine(Report(results));
    }

    private static ShardsResult Measure(ProvingGround ground, SuiteShape shape, SuiteRunner runner, int rounds)
    {
        var suite = SuiteFolder.Create(ground, shape, runner, tunes: true);
        var (profile, _) = suite.Tune();
        // The product predicts the time of the test process. `dotnet test` takes some more before it starts that process.
        var process = profile.Race.FirstOrDefault(samples => samples.Candidate == profile.Choice)?.Median / 1e6 ?? profile.Sequential.TotalSeconds;
        var whole = Time("");
        var written = Command.Read(suite.Path, "dotnet", $"build --no-restore -nologo -t:AmorsizeShards -p:AmorsizeShardCount={Count} -tl:off -v:m");
        var predicted = Prediction().Matches(written).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        var shards = predicted.Index().Select(shard => (shard.Item, Run: Time($"@obj/amorsize/shards/shard-{shard.Index + 1}.rsp"))).ToList();
        return new(
            shape.Name,
            runner.Name,
            whole.Tests,
            process,
            [.. shards.Select(shard => new ShardResult(shard.Item, shard.Run.Seconds - (whole.Seconds - process), shard.Run.Tests))],
            MachineFacts.Here);

        (double Seconds, int Tests) Time(string arguments)
        {
            var times = Enumerable.Range(0, rounds).Select(_ => suite.Time($"test --no-build {arguments}").TotalSeconds).ToList();
            var tests = Total().Matches(Command.Read(suite.Path, "dotnet", $"test --no-build {arguments}"))[^1].Groups[1].Value;
            return (Sample.Median(times), int.Parse(tests, CultureInfo.InvariantCulture));
        }
    }

    private static string Report(List<ShardsResult> results)
    {
        var table = new Table("suite", "runner", "tests", "whole suite", "shards, predicted", "shards, measured", "tests of the shards", "longest, measured over predicted");
        foreach (var result in results)
        {
            table.Add(
                result.Shape,
                result.Runner,
                result.Tests.ToString(CultureInfo.InvariantCulture),
                $"{Number(result.WholeSeconds)} s",
                $"{string.Join(", ", result.Shards.Select(shard => Number(shard.PredictedSeconds)))} s",
                $"{string.Join(", ", result.Shards.Select(shard => Number(shard.MeasuredSeconds)))} s",
                string.Join(" + ", result.Shards.Select(shard => shard.Tests)),
                Number(LongestRatio(result)));
        }
        var ratios = results.SelectMany(result => result.Shards).Select(shard => shard.MeasuredSeconds / shard.PredictedSeconds).ToList();
        return $"""
            # Shards

            Tuned suites are divided into {Count} shards with `dotnet build -t:AmorsizeShards`, and each shard runs with `dotnet test --no-build`. A measured time is the median of {Rounds} commands,
            less the time that `dotnet test` of the whole suite takes beyond its test process.

            {MachineFacts.Here}

            {table}
            | figure | target | measured |
            |---|---|---|
            | time of a shard, measured over predicted, lowest and highest | 0.85 to 1.15 | {Number(ratios.Min())} to {Number(ratios.Max())} |
            | longest shard, measured over predicted, lowest and highest | 0.85 to 1.15 | {Number(results.Min(LongestRatio))} to {Number(results.Max(LongestRatio))} |
            | suites whose shards together have each test | {results.Count} | {results.Count(result => result.Shards.Sum(shard => shard.Tests) == result.Tests)} |

            """;
    }

    private static double LongestRatio(ShardsResult result) => result.Shards.Max(shard => shard.MeasuredSeconds) / result.Shards.Max(shard => shard.PredictedSeconds);

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"shard \d+ of \d+: \d+ class(?:es)?, about ([\d.]+) s")]
    private static partial Regex Prediction();

    [GeneratedRegex(@"total: +(\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Total();
}
