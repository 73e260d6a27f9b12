using Amorsize.Settings;

namespace Amorsize.Measurement.Protocol;

/// <summary>
/// The properties of a <see cref="WorkloadAttribute"/> that say how to measure. They travel as one value from the scan through the build to the profiler, so
/// that a new property is added here and where it is used.
/// </summary>
internal sealed record WorkloadOptions
{
    /// <summary><see cref="WorkloadAttribute.Items"/>; null for a whole job and for a test method with data rows.</summary>
    public string? Items { get; init; }

    /// <summary><see cref="WorkloadAttribute.ItemCount"/>.</summary>
    public int ItemCount { get; init; }

    /// <summary><see cref="WorkloadAttribute.MaxDegreeOfParallelism"/>.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary>The options of an attribute, from its named arguments. An argument of another type counts as missing.</summary>
    public static WorkloadOptions Of(IReadOnlyDictionary<string, object?> arguments) => new()
    {
        Items = arguments.GetValueOrDefault(nameof(Items)) as string,
        ItemCount = arguments.GetValueOrDefault(nameof(ItemCount)) as int? ?? 0,
        MaxDegreeOfParallelism = arguments.GetValueOrDefault(nameof(MaxDegreeOfParallelism)) as int? ?? 0,
    };

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static WorkloadOptions Map(JsonMembers json, WorkloadOptions? options) => new()
    {
        Items = json.Has("items", options?.Items is not null) ? json.Text("items", options?.Items) : null,
        // A flag with a mistake is remembered too, so negative values are read.
        ItemCount = json.Int32("itemCount", options?.ItemCount, int.MinValue),
        MaxDegreeOfParallelism = json.Int32("maxDegreeOfParallelism", options?.MaxDegreeOfParallelism, int.MinValue),
    };
}
