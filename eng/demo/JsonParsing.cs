using System.Text.Json;

namespace Demo;

[TestClass]
public class JsonParsing
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static string[] Texts { get; } = [.. SdkFiles.Find("*.json", count: 200).Select(File.ReadAllText).Where(IsJson)];

    [Workload("json", Items = nameof(Texts))]
    public static int CountValues(string text)
    {
        using var document = JsonDocument.Parse(text, Lenient);
        return CountValues(document.RootElement);
    }

    [TestMethod]
    public void TunedCountsAreTheSequentialOnes()
    {
        var settings = TunedSettings.For("json");
        Comparison.Of(settings, $"{Texts.Length} documents",
            sequential: () => [.. Texts.Select(CountValues)],
            tuned: () => settings.Map(Texts, CountValues));
    }

    private static int CountValues(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Sum(CountValues),
        JsonValueKind.Object => element.EnumerateObject().Sum(property => CountValues(property.Value)),
        _ => 1,
    };

    // Some templates of the SDK are called .json, but become JSON only when they are used.
    private static bool IsJson(string text)
    {
        try
        {
            return CountValues(text) >= 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
