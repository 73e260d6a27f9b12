namespace Amorsize.Cache.Remote;

/// <summary>What became of an entry that was to be stored remotely.</summary>
internal enum StoreOutcome
{
    /// <summary>It is there.</summary>
    Stored,

    /// <summary>There was a valid one already, or somebody else stored one meanwhile.</summary>
    AlreadyThere,

    /// <summary>It is larger than we send, or than the server takes.</summary>
    TooLarge,

    /// <summary>The server was not available.</summary>
    Unavailable,
}
