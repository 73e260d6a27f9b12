namespace Amorsize.Cache.Remote;

/// <summary>The address of a remote cache and the credentials for it. It is no record, because ToString of a record would print the secrets.</summary>
internal sealed class RemoteOptions
{
    /// <summary>The URL below which all results are stored. It ends with a slash, so that relative addresses are appended to it.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Whether this build may upload results.</summary>
    public bool MayPush { get; init; }

    /// <summary>A name that separates results, such as a branch: builds with different values do not share results.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The bearer token of each request; <see langword="null"/> for requests without one.</summary>
    public string? Token { get; init; }

    /// <summary>The HMAC key that signs entries; <see langword="null"/> if entries are not signed and signatures are not checked.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>The time limit for opening one connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromMilliseconds(500);
}
