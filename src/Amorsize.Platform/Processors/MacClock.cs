using System.Runtime.InteropServices;

namespace Amorsize.Platform.Processors;

/// <summary>CPU times on macOS, from Mach and from getrusage(2).</summary>
/// <param name="calls">The calls of the system.</param>
internal sealed partial class MacClock(MacClock.Calls calls) : IProcessorClock
{
    // The unit of the load of processors: 1/CLK_TCK, and CLK_TCK is 100 (mach/host_info.h, sys/_types).
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public TimeSpan? OfProcess() => calls.ProcessNanoseconds() is { } nanoseconds ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick) : null;

    public TimeSpan? OfThread() => calls.ThreadNanoseconds() is { } nanoseconds ? TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick) : null;

    public ProcessorTimes? OfMachine() => calls.Load() is var (user, system, _, nice) && OfProcess() is { } own && OfChildren() is { } children
        ? new(((long)user + system + nice) * Tick, own + children, Environment.ProcessorCount)
        : null;

    public TimeSpan? OfChildren() => calls.ChildrenMicroseconds() is { } microseconds ? TimeSpan.FromMicroseconds(microseconds) : null;

    /// <summary>The calls of the system. Tests replace them.</summary>
    internal partial class Calls
    {
        // CLOCK_PROCESS_CPUTIME_ID and CLOCK_THREAD_CPUTIME_ID (time.h).
        private const int ProcessClock = 12;
        private const int ThreadClock = 16;

        // HOST_CPU_LOAD_INFO and its number of counters: user, system, idle, nice (mach/host_info.h).
        private const int CpuLoad = 3;
        private const int LoadCounters = 4;

        // RUSAGE_CHILDREN of getrusage(2). Its result begins with two times, each of 8 bytes of seconds and 4 bytes of microseconds in 8.
        private const int Children = -1;
        private const int UsageWords = 18;

        public virtual long? ProcessNanoseconds() => Nanoseconds(ProcessClock);

        public virtual long? ThreadNanoseconds() => Nanoseconds(ThreadClock);

        public virtual (uint User, uint System, uint Idle, uint Nice)? Load()
        {
            var (counters, count) = (new uint[LoadCounters], LoadCounters);
            return HostStatistics(HostSelf(), CpuLoad, counters, ref count) == 0 && count == LoadCounters ? (counters[0], counters[1], counters[2], counters[3]) : null;
        }

        public virtual double? ChildrenMicroseconds()
        {
            var words = new long[UsageWords];
            return GetUsage(Children, words) == 0 ? ((words[0] + words[2]) * 1e6) + (int)words[1] + (int)words[3] : null;
        }

        // clock_gettime_nsec_np returns 0 for a clock that it does not know.
        private static long? Nanoseconds(int clock) => GetTime(clock) is > 0 and var time ? (long)time : null;

        [LibraryImport("libc", EntryPoint = "clock_gettime_nsec_np")]
        private static partial ulong GetTime(int clock);

        [LibraryImport("libc", EntryPoint = "mach_host_self")]
        private static partial uint HostSelf();

        [LibraryImport("libc", EntryPoint = "host_statistics")]
        private static partial int HostStatistics(uint host, int flavor, [Out] uint[] counters, ref int count);

        [LibraryImport("libc", EntryPoint = "getrusage")]
        private static partial int GetUsage(int who, [Out] long[] usage);
    }
}
