using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement;

namespace Amorsize.Cache.Entries;

/// <summary>One result in the cache, with all values that decide whether it is still valid.</summary>
internal sealed record Entry
{
    /// <summary>The most measurements that the history of an entry keeps.</summary>
    public const int MaxMeasurements = 20;

    public required EntryKey Key { get; init; }

    /// <summary>The machine that measured.</summary>
    public required Machine Machine { get; init; }

    /// <summary>SHA-256 of the workload's code at the time of the measurement, as 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The version of the measuring method and of its constants, as <see cref="MeasurementPolicy.MethodVersion"/> writes it.</summary>
    public string MethodVersion { get; init; } = MeasurementPolicy.CurrentMethodVersion;

    /// <summary>The properties that influenced the measurement, with the values that it used.</summary>
    public required IReadOnlyList<NamedField> MeasurementProperties { get; init; }

    /// <summary>The version of the Amorsize package that measured. It informs only: results stay valid when the package is updated.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When the result was stored, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The profile, or the failure to get one. It is a suite's profile if the subject of <see cref="Key"/> is a test suite, else a loop's.</summary>
    public required EntryResult Result { get; init; }

    /// <summary>The measurements that led to entries in this cache directory, newest first; at most <see cref="MaxMeasurements"/>.</summary>
    public IReadOnlyList<PastMeasurement> History { get; init; } = [];

    /// <summary>Whether the result is a profile.</summary>
    public bool IsMeasured => Result is not EntryResult.Failed;

    /// <summary>The profile of this entry. A failure has the profile of an earlier measurement, or <see langword="null"/>.</summary>
    public EntryResult? ProfileResult => Result is EntryResult.Failed failed ? failed.Known : Result;

    /// <summary>Whether the entry was measured with the code, the machine and the properties of <paramref name="request"/>.</summary>
    public bool HasContentOf(LookUpRequest request) =>
        Fingerprint == request.Fingerprint
        && Machine == request.Machine
        && NamedField.Differences(MeasurementProperties, request.MeasurementProperties).Count == 0;

    /// <summary>This new entry with a history: its own measurement first, then the history of the entry that the earlier look-up found.</summary>
    public Entry After(LookUpResult before) => this with { History = [PastMeasurement.Of(this, before), .. before.Entry?.History.Take(MaxMeasurements - 1) ?? []] };

    /// <summary>This entry with the merged histories of both entries, to be stored in place of <paramref name="other"/>.</summary>
    public Entry Continuing(Entry other) => this with { History = [.. History.Union(other.History).OrderByDescending(measurement => measurement.At).Take(MaxMeasurements)] };

    /// <summary>
    /// This entry as it is exported, uploaded and imported. The history is left out because it belongs to this cache directory and may contain its path.
    /// The timeline of a suite is left out because it is larger than the rest of the entry.
    /// </summary>
    public Entry ForOthers => this with
    {
        History = [],
        Result = Result is EntryResult.Suite(var suite) ? new EntryResult.Suite(suite with { Timeline = null }) : Result,
    };

    /// <summary>All values that decide whether the result is valid, except its age.</summary>
    public IReadOnlyList<NamedField> Fields => FieldsOf(Key, Machine, Fingerprint, MethodVersion, MeasurementProperties);

    internal static IReadOnlyList<NamedField> FieldsOf(
        EntryKey key, Machine machine, string fingerprint, string methodVersion, IReadOnlyList<NamedField> settings) =>
    [
        .. key.Fields,
        .. machine.Fields,
        new("fingerprint", fingerprint),
        new("measuring method", methodVersion),
        .. settings,
    ];
}
