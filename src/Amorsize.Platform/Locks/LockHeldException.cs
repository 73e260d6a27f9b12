namespace Amorsize.Platform.Locks;

/// <summary>Thrown when another process held a lock for the whole time that this process waited for it.</summary>
/// <param name="path">Path of the lock file.</param>
/// <param name="waited">Duration of the wait; zero if this process made a single attempt.</param>
internal sealed class LockHeldException(string path, TimeSpan waited)
    : IOException(waited > TimeSpan.Zero ? $"Another build has held {path} for more than {waited.TotalSeconds:0} s." : $"Another build holds {path}.");
