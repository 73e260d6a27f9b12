using System.Text.Json.Nodes;

namespace Amorsize.Tool.Status;

/// <summary>Comparisons as JSON: an array with one object for each project and target framework that has the workload.</summary>
internal static class ComparisonJson
{
    public static string Of(IEnumerable<(WorkloadRow Row, string Comparison)> compared) =>
        new JsonArray([.. compared.Select(one => Of(one.Row, one.Comparison))]).ToJsonString(StatusJson.Readable);

    private static JsonObject Of(WorkloadRow row, string comparison)
    {
        var json = (JsonObject)JsonNode.Parse(comparison)!;
        json.Insert(0, "project", row.Project);
        json.Insert(1, "targetFramework", row.TargetFramework);
        return json;
    }
}
