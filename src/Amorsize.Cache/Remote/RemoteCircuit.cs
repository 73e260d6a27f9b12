using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Remote;

/// <summary>
/// Whether a remote cache is still asked: once it was not available it is not, until the build ends. The processes of a build tell each other by a lock that
/// whoever found out keeps until then.
/// </summary>
/// <param name="lockPath">The lock's file.</param>
internal sealed class RemoteCircuit(string lockPath) : IDisposable
{
    // Who only looks whether it is held may have it for an instant.
    private static readonly TimeSpan LockWait = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private IDisposable? held;
    private bool isOutageReported;
    private bool isDistrustReported;

    /// <summary>Why it is not asked any more; <see langword="null"/> while it is.</summary>
    public string? Reason { get; private set; }

    /// <summary>The file of the lock for a remote cache. Who may do other things there, or is somebody else, may fare otherwise.</summary>
    public static string PathFor(RemoteOptions options)
    {
        NamedField[] fields = [new("address", options.BaseAddress.AbsoluteUri), new("scope", options.Scope), new("push", Text(options.MayPush)), new("token", Text(options.Token is not null))];
        return Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{FieldHash.Of(fields, digits: 16)}.off");

        static string Text(bool value) => value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Finds out whether another process of this build, or another build that still runs, has found it unavailable.</summary>
    public void Listen()
    {
        lock (gate)
        {
            if (Reason is null && IsHeldByAnother())
                Reason = "another process that builds on this machine has just found it unavailable";
        }
    }

    /// <summary>From now on it is not asked; the first reason stays.</summary>
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
                // Where there can be no such file each process speaks for itself.
                held = Stream.Null;
            }
        }
    }

    /// <summary>The reason, once, and only in the process that found out first; else <see langword="null"/>.</summary>
    public string? TakeOutage()
    {
        lock (gate)
        {
            var reason = held is null || isOutageReported ? null : Reason;
            isOutageReported |= reason is not null;
            return reason;
        }
    }

    /// <summary>Whether it is still to be said that there is something in it that cannot be trusted; true once.</summary>
    public bool TakeDistrust()
    {
        lock (gate)
            return !isDistrustReported && (isDistrustReported = true);
    }

    /// <summary>The build has ended.</summary>
    public void Dispose()
    {
        if (held is null)
            return;
        AtomicFile.Attempt(() => File.Delete(lockPath));
        held.Dispose();
    }

    // All may look at the same time: only who keeps it excludes others.
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
