using System.Text.Json;
using Amorsize.Engine;

namespace Amorsize.Measurement.Simulation;

/// <summary>What was measured of a workload on a real machine under a grid of settings: raw samples, in microseconds an item.</summary>
internal sealed record RecordedLandscape(string Kind, int Processors, int Items, IReadOnlyDictionary<ExecutionPlan, IReadOnlyList<double>> Samples)
{
    // What gains more than its processors give must wait for most of its time.
    private const double GainOfProcessors = 1.3;

    public Execution ParallelExecution => Samples.Keys.Max(setting => setting.Execution);

    /// <summary>Time under the best setting, by medians.</summary>
    public double Best => Samples.Min(cell => Statistics.Sample.Median([.. cell.Value]));

    /// <summary>The coefficient of variation of the typical setting.</summary>
    public double Variation => Simulation.Variation.Of(Samples.Values);

    public bool IsLatencyBound => Median(ExecutionPlan.Sequential) > GainOfProcessors * Processors * Best;

    /// <summary>The median of the setting, or of the one nearest to it that was measured.</summary>
    public double Median(ExecutionPlan setting) => Statistics.Sample.Median([.. Samples[Nearest(setting)]]);

    /// <summary>The setting that was measured and is nearest: by the factor between numbers of workers first, then between chunk sizes.</summary>
    public ExecutionPlan Nearest(ExecutionPlan setting) => Samples.ContainsKey(setting)
        ? setting
        : Samples.Keys.Where(cell => cell.Execution == setting.Execution && cell.IsLeftToFramework == setting.IsLeftToFramework)
            .MinBy(cell => (Factor(cell.Workers, setting.Workers), Factor(cell.ChunkSize, setting.ChunkSize)));

    /// <summary>Reads a file that the landscape benchmark wrote.</summary>
    public static RecordedLandscape Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var json = document.RootElement;
        return new(
            json.GetProperty("kind").GetString()!,
            json.GetProperty("machine").GetProperty("processors").GetInt32(),
            json.GetProperty("items").GetInt32(),
            json.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("contender").GetProperty("form").GetString() == "Engine")
                .ToDictionary(cell => SettingOf(cell.GetProperty("contender")), cell => (IReadOnlyList<double>)[.. cell.GetProperty("samples").EnumerateArray().Select(sample => sample.GetDouble())]));
    }

    private static ExecutionPlan SettingOf(JsonElement contender) => new(
        Enum.Parse<Execution>(contender.GetProperty("execution").GetString()!),
        contender.GetProperty("workers").GetInt32(),
        contender.GetProperty("chunkSize").GetInt32());

    private static double Factor(int one, int other) => Math.Abs(Math.Log(Math.Max(1, one) / (double)Math.Max(1, other)));
}
