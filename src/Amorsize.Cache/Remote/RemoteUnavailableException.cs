namespace Amorsize.Cache.Remote;

/// <summary>The remote cache did not answer as a remote cache does; the message says what happened.</summary>
internal sealed class RemoteUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
