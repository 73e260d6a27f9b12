namespace Amorsize.Platform.Locks;

/// <summary>Another process has a lock, and has not let go of it for as long as this one waited.</summary>
internal sealed class LockHeldException(string path, TimeSpan waited)
    : IOException(waited > TimeSpan.Zero ? $"Another build has held {path} for more than {waited.TotalSeconds:0} s." : $"Another build holds {path}.");
