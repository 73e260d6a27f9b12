using Amorsize.Platform.Locks;

namespace Amorsize.Build.Diagnostics;

/// <summary>What to do about a file system that refuses.</summary>
internal static class Remedy
{
    /// <param name="obstacle">What it threw.</param>
    /// <param name="otherwise">What to do where nobody else is in the way.</param>
    public static string For(Exception obstacle, string otherwise) =>
        obstacle is LockHeldException ? "Wait until the other build has ended, and end it if it hangs." : otherwise;
}
