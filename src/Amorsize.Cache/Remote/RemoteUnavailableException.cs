namespace Amorsize.Cache.Remote;

/// <summary>The remote cache did not do what such a server does; the message says what it did.</summary>
internal sealed class RemoteUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
