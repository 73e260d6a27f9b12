using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Measurement;

namespace Amorsize.Cache.Verdicts;

/// <summary>The question of a build to the cache: is there a valid result of this workload for this machine?</summary>
internal sealed record LookUpRequest
{
    public required EntryKey Key { get; init; }

    /// <summary>The machine of this build.</summary>
    public required Machine Machine { get; init; }

    /// <summary>
    /// Whether a result of another processor model is valid. On CI it is, since the machines of a service differ, and a message says so. A developer's machine
    /// measures again.
    /// </summary>
    public bool AcceptsOtherModels { get; init; }

    /// <summary>SHA-256 of the workload's current code, as 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The current values of the properties that influence a measurement.</summary>
    public required IReadOnlyList<NamedField> MeasurementProperties { get; init; }

    /// <summary>The most workers that the workload's flag allows; 0 means no ceiling.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary>The most workers that the workload was ever measured with on this machine, as far as earlier layers of the cache know; 0 if they know none.</summary>
    public int MostMeasuredHere { get; init; }

    /// <summary>Age limit of a result.</summary>
    public required TimeSpan Ttl { get; init; }

    /// <summary>All values that an entry must have to be a hit, apart from its age.</summary>
    public IReadOnlyList<NamedField> Fields => Entry.FieldsOf(Key, Machine, Fingerprint, MeasurementPolicy.CurrentMethodVersion, MeasurementProperties);
}
