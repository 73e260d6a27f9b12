using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement;

namespace Amorsize.Cache.Entries;

/// <summary>One result in the cache, with everything that decides whether it still holds.</summary>
internal sealed record Entry
{
    /// <summary>The most measurements that an entry remembers.</summary>
    public const int MaxMeasurements = 20;

    public required EntryKey Key { get; init; }

    /// <summary>The machine that measured.</summary>
    public required Machine Machine { get; init; }

    /// <summary>SHA-256 of the workload's code, as 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The version of the measuring method and of its constants, as <see cref="MeasurementPolicy.MethodVersion"/> writes it.</summary>
    public string MethodVersion { get; init; } = MeasurementPolicy.CurrentMethodVersion;

    /// <summary>The properties that shaped the measurement.</summary>
    public required IReadOnlyList<NamedField> MeasurementProperties { get; init; }

    /// <summary>The version of this package that measured.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it was stored, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The profile, or why there is none. Its kind is that of the key's subject.</summary>
    public required EntryResult Result { get; init; }

    /// <summary>The measurements of this cache folder, the newest first; at most <see cref="MaxMeasurements"/>.</summary>
    public IReadOnlyList<PastMeasurement> History { get; init; } = [];

    /// <summary>Whether the result is a profile.</summary>
    public bool IsMeasured => Result is not EntryResult.Failed;

    /// <summary>This entry, which replaces the one that the look-up before the measurement found, with the history of both.</summary>
    public Entry After(LookUpResult before) => this with { History = [PastMeasurement.Of(this, before), .. before.Entry?.History.Take(MaxMeasurements - 1) ?? []] };

    /// <summary>This entry in place of another, with the history of both.</summary>
    public Entry Continuing(Entry other) => this with { History = [.. History.Union(other.History).OrderByDescending(measurement => measurement.At).Take(MaxMeasurements)] };

    /// <summary>This entry as it is exported, pushed and imported. The history is left out because it belongs to this folder and may name it. The timeline of a suite is left out because it is larger than all the rest.</summary>
    public Entry ForOthers => this with
    {
        History = [],
        Result = Result is EntryResult.Suite(var suite) ? new EntryResult.Suite(suite with { Timeline = null }) : Result,
    };

    /// <summary>Everything that decides whether the result holds, except its age.</summary>
    public IReadOnlyList<NamedField> Fields => FieldsOf(Key, Machine, Fingerprint, MethodVersion, ToolVersion, MeasurementProperties);

    internal static IReadOnlyList<NamedField> FieldsOf(
        EntryKey key, Machine machine, string fingerprint, string methodVersion, string toolVersion, IReadOnlyList<NamedField> settings) =>
    [
        .. key.Fields,
        .. machine.Fields,
        new("fingerprint", fingerprint),
        new("measuring method", methodVersion),
        new("tool", toolVersion),
        .. settings,
    ];
}
