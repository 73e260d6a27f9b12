using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Remote;

/// <summary>
/// A circuit breaker: after the first outage, the remote cache is not asked again until the build ends. The process that finds the outage holds a lock
/// until then, so that the other processes of the build do not ask either.
/// </summary>
/// <param name="lockPath">Path of the lock.</param>
internal sealed class RemoteCircuit(string lockPath) : IDisposable
{
    /// <summary>A process that only checks the lock opens it for an instant, so this wait outlasts such a check.</summary>
    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private IDisposable? held;
    private bool isOutageReported;
    private bool isDistrustReported;

    /// <summary>Why the remote cache is off; <see langword="null"/> while it is on.</summary>
    public string? Reason { get; private set; }

    /// <summary>Path of the lock for a remote cache. Builds with other rights, and other users, have their own lock, because they may still get answers.</summary>
    public static string PathFor(RemoteOptions options)
    {
        NamedField[] fields = [new("address", options.BaseAddress.AbsoluteUri), new("scope", options.Scope), new("push", Text(options.MayPush)), new("token", Text(options.Token is not null))];
        return Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{FieldHash.Of(fields, digits: 16)}.off");

        static string Text(bool value) => value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Turns the remote cache off where another process of this build, or another running build, found an outage.</summary>
    public void Listen()
    {
        lock (gate)
        {
            if (Reason is null && IsHeldByAnother())
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
                held = FileLock.Acquire(lockPath, LockWait, CancellationToken.None);
            }
            catch (Exception e) when (e.IsOfFiles())
            {
                // Without a lock file, each process reports the outage itself.
                held = Stream.Null;
            }
        }
    }

    /// <summary>The reason of an outage to report: given once, and only in the process that found the outage first.</summary>
    public string? TakeOutage()
    {
        lock (gate)
        {
            var reason = held is null || isOutageReported ? null : Reason;
            isOutageReported |= reason is not null;
            return reason;
        }
    }

    /// <summary>Whether an untrusted entry is still to be reported; <see langword="true"/> once.</summary>
    public bool TakeDistrust()
    {
        lock (gate)
            return !isDistrustReported && (isDistrustReported = true);
    }

    /// <summary>Ends the outage for other processes, when the build ends.</summary>
    public void Dispose()
    {
        if (held is null)
            return;
        AtomicFile.Attempt(() => File.Delete(lockPath));
        held.Dispose();
    }

    // FileShare.Read: several processes may check at the same time. Only the process that holds the lock excludes them.
    private bool IsHeldByAnother()
    {
        try
        {
            new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0).Dispose();
            return false;
        }
        catch (IOException e)
        {
            return FileLock.IsHeldByAnother(e);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
