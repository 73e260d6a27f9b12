using System.Text.Json.Serialization;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>What is measured: a form of loop; of the engine with its setting.</summary>
internal readonly record struct Candidate(Form Form, Execution? Execution = null, int? Workers = null, int? ChunkSize = null)
{
    public static Candidate Of(ExecutionPlan setting) => new(Form.Engine, setting.Execution, setting.Workers, setting.ChunkSize);

    /// <summary>The engine's setting.</summary>
    /// <exception cref="InvalidOperationException">It is of another form.</exception>
    [JsonIgnore]
    public ExecutionPlan Setting => new(Execution!.Value, Workers!.Value, ChunkSize!.Value);

    public override string ToString() => Form == Form.Engine ? Setting.ToString() : Form.ToString();
}
