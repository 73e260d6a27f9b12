using System.Text.Json.Serialization;

namespace Amorsize.Build.Commands;

/// <summary>Generated at build time: how a <see cref="StatusJson.Document"/> is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StatusJson.Document))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
