using System.Text.Json.Nodes;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>A generated <c>*.amorsize.json</c>.</summary>
internal sealed class SettingsFile(string path)
{
    public JsonObject Root { get; } = JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    public IReadOnlyList<string> Names => [.. Root["workloads"]!.AsObject().Select(workload => workload.Key)];

    public JsonObject this[string workload] => Root["workloads"]![workload]?.AsObject() ?? throw new KeyNotFoundException($"{path} has no workload '{workload}', only {string.Join(", ", Names)}");

    public string Source(string workload) => (string)this[workload]["source"]!;

    public string Execution(string workload) => (string)this[workload]["execution"]!;

    public int Workers(string workload) => (int)this[workload]["maxDegreeOfParallelism"]!;

    public double ItemMicroseconds(string workload) => (double)this[workload]["model"]!["itemMicroseconds"]!;

    public string Reason(string workload) => (string)this[workload]["reason"]!;

    public string ProfiledAt(string workload) => (string)this[workload]["profiledAt"]!;

    public IReadOnlyList<string> Warnings(string workload) => [.. this[workload]["warnings"]!.AsArray().Select(warning => (string)warning!)];
}
