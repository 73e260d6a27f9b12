namespace Amorsize.Cache.Remote;

/// <summary>The address of a remote cache and the credentials for it. This is a class because a record would print its secrets.</summary>
internal sealed class RemoteOptions
{
    /// <summary>The address below which all results lie. It ends with a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Whether this build may store results.</summary>
    public bool MayPush { get; init; }

    /// <summary>A name that separates results, such as a branch: builds with different values do not share results.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The bearer token; <see langword="null"/> where none is sent.</summary>
    public string? Token { get; init; }

    /// <summary>The secret that signs entries; <see langword="null"/> where entries are not signed and signatures are not checked.</summary>
    public byte[]? Secret { get; init; }

    /// <summary>The longest time to open one connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromMilliseconds(500);
}
