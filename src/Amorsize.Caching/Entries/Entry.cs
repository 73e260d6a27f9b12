using Amorsize.Tuning;

namespace Amorsize.Caching;

/// <summary>One result in the cache: a profile, and everything that decides whether it still holds.</summary>
internal sealed record Entry
{
    /// <summary>The version of the method that measures today. To be raised when what it measures is no longer comparable.</summary>
    public const int CurrentMethodVersion = 1;

    public required EntryKey Key { get; init; }

    /// <summary>The machine that it was measured on.</summary>
    public required Machine Machine { get; init; }

    /// <summary>SHA-256 of the workload's code, as 64 lower-case hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The version of the method that measured.</summary>
    public int MethodVersion { get; init; } = CurrentMethodVersion;

    /// <summary>The version of this package that stored the entry: for a reader, never compared.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>When it was stored, in UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required Profile Profile { get; init; }
}
