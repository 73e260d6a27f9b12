using System.Text.Json.Serialization;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>A form of loop that is measured. The engine's form has an execution plan.</summary>
internal readonly record struct Candidate(Form Form, Execution? Execution = null, int? Workers = null, int? ChunkSize = null)
{
    /// <summary>The engine under a plan.</summary>
    public static Candidate Of(ExecutionPlan plan) => new(Form.Engine, plan.Execution, plan.Workers, plan.ChunkSize);

    /// <summary>The engine's plan.</summary>
    /// <exception cref="InvalidOperationException">The candidate has another form.</exception>
    [JsonIgnore]
    public ExecutionPlan Plan => new(Execution!.Value, Workers!.Value, ChunkSize!.Value);

    public override string ToString() => Form == Form.Engine ? Plan.ToString() : Form.ToString();
}
