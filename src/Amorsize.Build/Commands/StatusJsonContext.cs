using System.Text.Json.Serialization;
using Amorsize.Build.Comparison;

namespace Amorsize.Build.Commands;

/// <summary>The source-generated writer of a <see cref="StatusJson.Document"/> and of explanations and comparisons.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(StatusJson.Document))]
[JsonSerializable(typeof(IReadOnlyList<ExplanationSection>))]
[JsonSerializable(typeof(ComparisonReport))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
