using System.Text.Json.Serialization;

namespace Amorsize.Build.Commands;

/// <summary>The source-generated serializer of a <see cref="StatusJson.Document"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatusJson.Document))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
