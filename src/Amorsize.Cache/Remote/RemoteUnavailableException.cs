namespace Amorsize.Cache.Remote;

/// <summary>The remote cache could not be reached or gave an unexpected answer; the message says which.</summary>
internal sealed class RemoteUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
