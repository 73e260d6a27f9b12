using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Remote;

/// <summary>
/// A circuit breaker: after the first outage, no process of the build sends further requests to the remote cache. The process that finds the outage
/// holds a lock file until the build ends. The other processes see the lock.
/// </summary>
/// <param name="lockPath">Path of the lock file, as <see cref="PathFor"/> returns it.</param>
internal sealed class RemoteCircuit(string lockPath) : IDisposable
{
    /// <summary>
    /// How long to wait for the lock. Another process that only checks the lock opens the file for an instant, and this wait outlasts such a check.
    /// </summary>
    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private IDisposable? held;
    private bool isOutageReported;
    private bool isDistrustReported;

    /// <summary>Why the remote cache is off; <see langword="null"/> while it is on.</summary>
    public string? Reason { get; private set; }

    /// <summary>
    /// Path of the lock file for a remote cache. Each user, and each combination of access rights, has a separate lock: the server may refuse one build
    /// and still answer another.
    /// </summary>
    public static string PathFor(RemoteOptions options)
    {
        NamedField[] fields = [new("address", options.BaseAddress.AbsoluteUri), new("scope", options.Scope), new("push", Text(options.MayPush)), new("token", Text(options.Token is not null))];
        return Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{FieldHash.Of(fields, digits: 16)}.off");

        static string Text(bool value) => value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Turns the remote cache off in this process if another process on this machine holds the lock because it found an outage.</summary>
    public void Listen()
    {
        lock (gate)
        {
            if (Reason is null && FileLock.IsHeld(lockPath))
                Reason = "another build process on this machine found that it is not available";
        }
    }

    /// <summary>Turns the remote cache off. Only the first reason counts.</summary>
    public void TurnOff(string reason)
    {
        lock (gate)
        {
            if (Reason is not null)
                return;
            Reason = reason;
            try
            {
                held = FileLock.AcquireAndDelete(lockPath, LockWait, CancellationToken.None);
            }
            catch (Exception e) when (e.IsOfFiles())
            {
                // The lock file cannot be created. With this placeholder, this process still reports the outage; each other process finds it separately.
                held = Stream.Null;
            }
        }
    }

    /// <summary>
    /// Returns the reason of the outage if it is still to be reported, else <see langword="null"/>: only the process that found the outage reports it,
    /// once.
    /// </summary>
    public string? TakeOutage()
    {
        lock (gate)
        {
            var reason = held is null || isOutageReported ? null : Reason;
            isOutageReported |= reason is not null;
            return reason;
        }
    }

    /// <summary>Returns <see langword="true"/> on the first call only, so that this process reports an untrusted remote entry once.</summary>
    public bool TakeDistrust()
    {
        lock (gate)
            return !isDistrustReported && (isDistrustReported = true);
    }

    /// <summary>Deletes and releases the lock file at the end of the build, so that later builds use the remote cache again.</summary>
    public void Dispose() => held?.Dispose();
}
