using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;

namespace Amorsize.Cache.Verdicts;

/// <summary>What a build asks for: a result of this workload that holds here and now.</summary>
internal sealed record LookUpRequest
{
    public required EntryKey Key { get; init; }

    /// <summary>The machine that it is to hold on.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The workload's code as it is now: SHA-256, as 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The properties that shape a measurement, as they are now.</summary>
    public required IReadOnlyList<NamedField> MeasurementProperties { get; init; }

    /// <summary>The version of this package.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The most workers that the flag allows; 0: no ceiling.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary>Age limit.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>All that an entry must agree with.</summary>
    public IReadOnlyList<NamedField> Fields => Entry.FieldsOf(Key, Machine, Fingerprint, Entry.CurrentMethodVersion, ToolVersion, MeasurementProperties);
}
