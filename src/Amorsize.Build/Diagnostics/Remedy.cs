using Amorsize.Platform.Locks;

namespace Amorsize.Build.Diagnostics;

/// <summary>The advice after a failure of the file system.</summary>
internal static class Remedy
{
    /// <param name="obstacle">The exception of the file system.</param>
    /// <param name="otherwise">The advice if the cause is not another build that holds the cache's lock.</param>
    public static string For(Exception obstacle, string otherwise) =>
        obstacle is LockHeldException ? "Wait until the other build has ended, and end it if it hangs." : otherwise;
}
