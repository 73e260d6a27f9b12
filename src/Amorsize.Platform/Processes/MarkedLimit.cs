using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Amorsize.Platform.Files;

namespace Amorsize.Platform.Processes;

/// <summary>
/// A resource limit that marks a process and all its later descendants. They inherit it (getrlimit(2)), and unlike a variable it survives a start with an
/// environment of its own. The mark is the soft limit of CPU time under real-time scheduling, which is unlimited by default. Only Linux has such a limit and
/// shows that of other processes.
/// </summary>
internal static partial class MarkedLimit
{
    // RLIMIT_RTTIME of linux/resource.h, in microseconds.
    private const int RealTime = 15;

    // The smallest mark, so large that no process reaches it: 2^62 microseconds are 146,000 years.
    private const ulong Smallest = 1UL << 62;

    /// <summary>Marks a process that was just started. One whose limit an administrator has lowered may stay unmarked.</summary>
    public static void Set(int id, string tag)
    {
        // The soft and the hard limit. All bits stand for none (RLIM_INFINITY).
        ulong[] limits = [Of(tag), ulong.MaxValue];
        // A process of 32 bits has words of another size there.
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess)
            _ = Limit(id, RealTime, in limits[0], before: 0);
    }

    /// <summary>The text of a mark in <c>/proc/PID/limits</c> (proc(5)).</summary>
    public static string TextOf(string tag) => string.Create(CultureInfo.InvariantCulture, $"Max realtime timeout      {Of(tag)} ");

    private static ulong Of(string tag) => Smallest | (ulong.Parse(Checksum.Of(Encoding.UTF8.GetBytes(tag)), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> 2);

    [LibraryImport("libc", EntryPoint = "prlimit")]
    private static partial int Limit(int process, int resource, in ulong limits, nint before);
}
