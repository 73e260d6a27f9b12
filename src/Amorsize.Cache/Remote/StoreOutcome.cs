namespace Amorsize.Cache.Remote;

/// <summary>The outcome of storing an entry in a remote cache.</summary>
internal enum StoreOutcome
{
    /// <summary>The server has stored the entry.</summary>
    Stored,

    /// <summary>The server already had a valid entry, or another build stored one during this upload.</summary>
    AlreadyThere,

    /// <summary>The entry exceeds the limit of this package or of the server.</summary>
    TooLarge,

    /// <summary>The server was not available, or the remote cache was already off.</summary>
    Unavailable,
}
