using System.Text.Json.Serialization;

namespace Amorsize.Discovery;

/// <summary>Writes an <see cref="AssemblyScan"/> as JSON; <see cref="AssemblyScanReader"/> reads it.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AssemblyScan))]
internal sealed partial class AssemblyScanWriter : JsonSerializerContext;
