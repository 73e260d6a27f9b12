using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Status;

/// <summary>The status in the form in which <c>dotnet build -getTargetResult:AmorsizeStatus</c> prints it, for all projects at once.</summary>
internal static class StatusJson
{
    // The default encoder also escapes characters such as '<', which never reach a web page here.
    public static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(StatusResult status) => new JsonObject
    {
        ["TargetResults"] = new JsonObject
        {
            [TargetNames.Status] = new JsonObject
            {
                ["Result"] = status.Errors.Count == 0 ? "Success" : "Failure",
                ["Items"] = new JsonArray([.. status.Rows.Select(row => Of(row.Item))]),
            },
        },
    }.ToJsonString(Readable);

    private static JsonObject Of(TargetItem item) =>
        new([new("Identity", item.Identity), .. item.Metadata.Select(metadata => KeyValuePair.Create(metadata.Key, (JsonNode?)metadata.Value))]);
}
