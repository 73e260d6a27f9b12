namespace Amorsize.Caching;

/// <summary>
/// Whether a remote cache is still asked: once it was not available it is not, until the build ends. The processes of a build tell each other by a lock that
/// whoever found out keeps until then.
/// </summary>
/// <param name="lockPath">The lock's file.</param>
internal sealed class RemoteCircuit(string lockPath) : IDisposable
{
    // Who only looks whether it is held has it for an instant.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private IDisposable? held;
    private bool isReported;

    /// <summary>Why it is not asked any more; <see langword="null"/> while it is.</summary>
    public string? Reason { get; private set; }

    /// <summary>The file of the lock for a remote cache.</summary>
    public static string PathFor(Uri baseAddress) =>
        Path.Combine(Path.GetTempPath(), $"amorsize-{Environment.UserName}-{FieldHash.Of([new("remote", baseAddress.AbsoluteUri)], digits: 16)}.off");

    /// <summary>Finds out whether another process of this build, or another build that still runs, has found it unavailable.</summary>
    public void Listen()
    {
        lock (gate)
        {
            if (Reason is null && File.Exists(lockPath) && !TryHold(TimeSpan.Zero, keep: false))
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
            _ = TryHold(LongestWait, keep: true);
        }
    }

    /// <summary>The reason, once, and only in the process that found out first; else <see langword="null"/>.</summary>
    public string? TakeReport()
    {
        lock (gate)
        {
            if (held is null || isReported)
                return null;
            isReported = true;
            return Reason;
        }
    }

    /// <summary>The build has ended.</summary>
    public void Dispose() => held?.Dispose();

    private bool TryHold(TimeSpan wait, bool keep)
    {
        IDisposable? taken;
        try
        {
            taken = FileLock.Acquire(lockPath, wait, CancellationToken.None);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            // Where there can be no such file each process speaks for itself.
            taken = Stream.Null;
        }
        if (keep)
            held = taken;
        else
            taken?.Dispose();
        return taken is not null;
    }
}
