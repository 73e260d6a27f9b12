using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>One result in the cache, a profile or the failure to get one, and everything that decides whether it still holds.</summary>
internal sealed record Entry
{
    /// <summary>The version of the method that measures today. To be raised when what it measures is no longer comparable.</summary>
    public const int CurrentMethodVersion = 3;

    /// <summary>How many measurements are remembered.</summary>
    public const int MostMeasurements = 20;

    public required EntryKey Key { get; init; }

    /// <summary>The machine that it was measured on.</summary>
    public required Machine Machine { get; init; }

    /// <summary>SHA-256 of the workload's code, as 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The version of the method that measured.</summary>
    public int MethodVersion { get; init; } = CurrentMethodVersion;

    /// <summary>The properties that shaped the measurement.</summary>
    public required IReadOnlyList<NamedField> MeasurementProperties { get; init; }

    /// <summary>The version of this package that measured.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it was stored, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The profile, or why there is none. Its kind is that of the key's subject.</summary>
    public required EntryResult Result { get; init; }

    /// <summary>The measurements in this folder that led here, this one first; at most <see cref="MostMeasurements"/>.</summary>
    public IReadOnlyList<PastMeasurement> History { get; init; } = [];

    /// <summary>Whether something was measured.</summary>
    public bool IsMeasured => Result is not EntryResult.Failed;

    /// <summary>This entry with its history: of what a look-up found before it was measured, which it takes the place of.</summary>
    public Entry After(LookUpResult before) => this with { History = [PastMeasurement.Of(this, before), .. before.Entry?.History.Take(MostMeasurements - 1) ?? []] };

    /// <summary>This entry in place of another: the other's history goes on.</summary>
    public Entry Continuing(Entry other) => this with { History = [.. History.Union(other.History).OrderByDescending(measurement => measurement.At).Take(MostMeasurements)] };

    /// <summary>This entry as others get it, and as it is taken from them: its history is of this folder, and may name it; when tests were at work is more than all the rest.</summary>
    public Entry ForOthers => this with
    {
        History = [],
        Result = Result is EntryResult.Suite(var suite) ? new EntryResult.Suite(suite with { Timeline = null }) : Result,
    };

    /// <summary>All that decides whether it holds, except its age.</summary>
    public IReadOnlyList<NamedField> Fields => FieldsOf(Key, Machine, Fingerprint, MethodVersion, ToolVersion, MeasurementProperties);

    internal static IReadOnlyList<NamedField> FieldsOf(
        EntryKey key, Machine machine, string fingerprint, int methodVersion, string toolVersion, IReadOnlyList<NamedField> settings) =>
    [
        .. key.Fields,
        .. machine.Fields,
        new("fingerprint", fingerprint),
        new("measuring method", methodVersion.ToString(CultureInfo.InvariantCulture)),
        new("tool", toolVersion),
        .. settings,
    ];
}
