using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Amorsize.Platform.Processors;

/// <summary>
/// CPU time of all threads of this process, in the finest unit that the system reports. <see cref="Process.TotalProcessorTime"/> is coarser: its unit is 10 ms
/// or more.
/// </summary>
internal static partial class ProcessCpuTime
{
    // The value of CLOCK_PROCESS_CPUTIME_ID, the clock of clock_gettime(2) that counts the CPU time of this process.
    private const int ProcessCpuTimeClock = 2;

    public static TimeSpan Read()
    {
        if (OperatingSystem.IsLinux() && GetTime(ProcessCpuTimeClock, out var time) == 0)
            return TimeSpan.FromSeconds((long)time.Seconds) + TimeSpan.FromMicroseconds((long)time.Nanoseconds / 1e3);
        if (!OperatingSystem.IsLinux() && SystemClock.Here.OfProcess() is { } known)
            return known;
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
