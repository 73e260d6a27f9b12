using System.Text.Json.Serialization;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>What is measured: a form of loop; of the engine with its plan.</summary>
internal readonly record struct Candidate(Form Form, Execution? Execution = null, int? Workers = null, int? ChunkSize = null)
{
    public static Candidate Of(ExecutionPlan plan) => new(Form.Engine, plan.Execution, plan.Workers, plan.ChunkSize);

    /// <summary>The engine's plan.</summary>
    /// <exception cref="InvalidOperationException">It is of another form.</exception>
    [JsonIgnore]
    public ExecutionPlan Plan => new(Execution!.Value, Workers!.Value, ChunkSize!.Value);

    public override string ToString() => Form == Form.Engine ? Plan.ToString() : Form.ToString();
}
