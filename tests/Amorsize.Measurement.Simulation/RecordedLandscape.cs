using System.Text.Json;
using Amorsize.Engine;

namespace Amorsize.Measurement.Simulation;

/// <summary>The raw samples of a workload on a real machine under a grid of plans, in microseconds an item.</summary>
internal sealed record RecordedLandscape(string Kind, int Processors, int Items, IReadOnlyDictionary<ExecutionPlan, IReadOnlyList<double>> Samples)
{
    // A workload whose speed-up exceeds the number of processors by 30 % cannot be CPU-bound: the margin leaves room for random scatter.
    private const double MinIoBoundGain = 1.3;

    public Execution ParallelExecution => Samples.Keys.Max(plan => plan.Execution);

    /// <summary>Median time under the best plan, in microseconds an item.</summary>
    public double Best => Samples.Min(cell => Statistics.Sample.Median([.. cell.Value]));

    /// <summary>The typical coefficient of variation: the median over the plans.</summary>
    public double Variation => Simulation.Variation.Of(Samples.Values);

    public bool IsIoBound => Median(ExecutionPlan.Sequential) > MinIoBoundGain * Processors * Best;

    /// <summary>The median time under the measured plan that is nearest to <paramref name="plan"/>, in microseconds an item.</summary>
    public double Median(ExecutionPlan plan) => Statistics.Sample.Median([.. Samples[Nearest(plan)]]);

    /// <summary>The nearest measured plan: the factor between the numbers of workers counts first, then the factor between the chunk sizes.</summary>
    public ExecutionPlan Nearest(ExecutionPlan plan) => Samples.ContainsKey(plan)
        ? plan
        : Samples.Keys.Where(cell => cell.Execution == plan.Execution && cell.IsLeftToFramework == plan.IsLeftToFramework)
            .MinBy(cell => (Factor(cell.Workers, plan.Workers), Factor(cell.ChunkSize, plan.ChunkSize)));

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
                .ToDictionary(cell => PlanOf(cell.GetProperty("contender")), cell => (IReadOnlyList<double>)[.. cell.GetProperty("samples").EnumerateArray().Select(sample => sample.GetDouble())]));
    }

    private static ExecutionPlan PlanOf(JsonElement candidate) => new(
        Enum.Parse<Execution>(candidate.GetProperty("execution").GetString()!),
        candidate.GetProperty("workers").GetInt32(),
        candidate.GetProperty("chunkSize").GetInt32());

    private static double Factor(int one, int other) => Math.Abs(Math.Log(Math.Max(1, one) / (double)Math.Max(1, other)));
}
