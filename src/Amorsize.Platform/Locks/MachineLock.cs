using Amorsize.Platform.Files;

namespace Amorsize.Platform.Locks;

/// <summary>
/// The lock that lets only one build at a time measure on a machine, even if MSBuild builds several projects in parallel (-m). It consists of two: the user's
/// own lock, which no other user can touch, and one that all users share. Whatever another user does to the shared file, builds of one user exclude each
/// other, and no build waits longer than its limit.
/// </summary>
internal sealed class MachineLock : IDisposable
{
    // Long, since each attempt of a waiting build takes CPU time from the build that measures.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(100);

    private readonly IDisposable? own;
    private readonly IDisposable? shared;

    private MachineLock(IDisposable? own, IDisposable? shared, string? weakness) => (this.own, this.shared, Weakness) = (own, shared, weakness);

    /// <summary>Why this lock does not exclude all other builds of the machine, as a sentence; <see langword="null"/> if it does.</summary>
    public string? Weakness { get; }

    /// <summary>Takes the lock. If another build holds it, waits for a limited time.</summary>
    /// <param name="places">The lock files.</param>
    /// <param name="limit">The longest wait.</param>
    /// <param name="waiting">Called once, when the wait begins.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The held lock, released by disposing it; <see langword="null"/> if another build of this user held it for the whole time, or with a limit of zero any other
    /// build. If a file cannot be used, or a build of another user holds the lock for the whole time, the lock is weaker, so that the build can still measure.
    /// </returns>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static MachineLock? Acquire(MachineLockPlaces places, TimeSpan limit, Action waiting, CancellationToken cancellationToken)
    {
        var started = Environment.TickCount64;
        var said = false;
        if (TakeOwn() is not { } own)
            return null;
        try
        {
            var shared = Wait(() => SharedLockFile.TryTake(places.Shared), limit - TimeSpan.FromMilliseconds(Environment.TickCount64 - started));
            if (shared is null && limit == TimeSpan.Zero)
            {
                own.Dispose();
                return null;
            }
            return new(own, shared, shared is null ? $"A build of another user has held {places.Shared} for the whole wait, so this build measures beside it." : null);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return new(own, null, $"Builds of other users are not kept from measuring at the same time: {e.Message}");
        }
        catch
        {
            own.Dispose();
            throw;
        }

        IDisposable? TakeOwn()
        {
            try
            {
                return Wait(() => FileLock.Open(places.Own, FileOptions.None), limit);
            }
            catch (Exception e) when (e.IsOfFiles())
            {
                return Stream.Null;
            }
        }

        IDisposable? Wait(Func<IDisposable?> tryTake, TimeSpan rest) => FileLock.Wait(tryTake, rest, cancellationToken, RetryInterval, SayOnce);

        void SayOnce()
        {
            if (!said)
                waiting();
            said = true;
        }
    }

    public void Dispose()
    {
        shared?.Dispose();
        own?.Dispose();
    }
}
