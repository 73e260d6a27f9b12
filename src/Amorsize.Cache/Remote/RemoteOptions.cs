namespace Amorsize.Cache.Remote;

/// <summary>Where a remote cache is, and how to be admitted. No record: that would print its secrets.</summary>
internal sealed class RemoteOptions
{
    /// <summary>Everything is kept below it; it ends with a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Whether anything may be stored there.</summary>
    public bool MayPush { get; init; }

    /// <summary>Who does not use the same shares no results, such as a branch.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The bearer token; <see langword="null"/>: none is sent.</summary>
    public string? Token { get; init; }

    /// <summary>What entries are signed with; <see langword="null"/>: they are not, and signatures are not looked at.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>How long making one connection may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long all that is asked at once may take.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(3);
}
