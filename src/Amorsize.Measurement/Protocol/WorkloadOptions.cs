using Amorsize.Settings;

namespace Amorsize.Measurement.Protocol;

/// <summary>
/// The properties of a <see cref="WorkloadAttribute"/> that control the measurement. The scan, the build and the profiler pass them on as one object, so that
/// a new property needs changes only in this class and where it is used.
/// </summary>
internal sealed record WorkloadOptions
{
    /// <summary><see cref="WorkloadAttribute.Items"/>; null for a whole job and for a test method with data rows.</summary>
    public string? Items { get; init; }

    /// <summary><see cref="WorkloadAttribute.ItemCount"/>.</summary>
    public int ItemCount { get; init; }

    /// <summary><see cref="WorkloadAttribute.MaxDegreeOfParallelism"/>.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary><see cref="WorkloadAttribute.Inputs"/>; null if there are none.</summary>
    public string? Inputs { get; init; }

    /// <summary>Metadata token of the method with <see cref="WorkloadSetupAttribute"/>; 0 if there is none.</summary>
    public int SetupToken { get; init; }

    /// <summary>Metadata token of the method with <see cref="WorkloadCleanupAttribute"/>; 0 if there is none.</summary>
    public int CleanupToken { get; init; }

    /// <summary>Returns the options of an attribute with these named arguments. An argument of the wrong type counts as missing.</summary>
    public static WorkloadOptions Of(IReadOnlyDictionary<string, object?> arguments) => new()
    {
        Items = arguments.GetValueOrDefault(nameof(Items)) as string,
        ItemCount = arguments.GetValueOrDefault(nameof(ItemCount)) as int? ?? 0,
        MaxDegreeOfParallelism = arguments.GetValueOrDefault(nameof(MaxDegreeOfParallelism)) as int? ?? 0,
        Inputs = arguments.GetValueOrDefault(nameof(Inputs)) as string,
    };

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static WorkloadOptions Map(JsonMembers json, WorkloadOptions? options) => new()
    {
        Items = json.Has("items", options?.Items is not null) ? json.Text("items", options?.Items) : null,
        // Negative values are accepted, since the build also stores the descriptors of flags with a mistake.
        ItemCount = json.Int32("itemCount", options?.ItemCount, int.MinValue),
        SetupToken = json.Has("setupToken", options?.SetupToken > 0) ? json.Int32("setupToken", options?.SetupToken) : 0,
        CleanupToken = json.Has("cleanupToken", options?.CleanupToken > 0) ? json.Int32("cleanupToken", options?.CleanupToken) : 0,
        MaxDegreeOfParallelism = json.Int32("maxDegreeOfParallelism", options?.MaxDegreeOfParallelism, int.MinValue),
        Inputs = json.Has("inputs", options?.Inputs is not null) ? json.Text("inputs", options?.Inputs) : null,
    };
}
