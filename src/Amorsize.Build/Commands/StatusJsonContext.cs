using System.Text.Json.Serialization;

namespace Amorsize.Build.Commands;

/// <summary>The source-generated serializer of a <see cref="StatusJson.Document"/> and of explanations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatusJson.Document))]
[JsonSerializable(typeof(IReadOnlyList<ExplanationSection>))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
