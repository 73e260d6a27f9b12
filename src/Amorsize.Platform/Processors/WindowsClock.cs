using System.Diagnostics;
using System.Runtime.InteropServices;
using Amorsize.Platform.Processes;

namespace Amorsize.Platform.Processors;

/// <summary>
/// CPU times on Windows. Its times of processes and threads advance in steps of 15.6 ms, longer than many trials. Its counts of processor cycles are exact, so
/// times are computed from cycles and the measured number of cycles per second.
/// </summary>
/// <param name="calls">The calls of the system.</param>
internal sealed partial class WindowsClock(WindowsClock.Calls calls) : IProcessorClock
{
    // Length and number of the loops that measure the cycles per second. A loop that lost its processor gives too few, so the highest rate counts.
    private static readonly TimeSpan Calibration = TimeSpan.FromMilliseconds(2);
    private const int Calibrations = 3;

    // A real counter of cycles has another value at almost each of some thousand readings. Wine computes cycles from times with ticks, which tell nothing here.
    private const int LeastChanges = 10;

    // The rate of the processor's cycle counter is constant on all processors that Windows 10 and later run on, whatever the current frequency.
    private readonly Lazy<double> cyclesPerSecond = new(() => Enumerable.Range(0, Calibrations).Max(_ => Rate(calls)));

    public TimeSpan? OfProcess() => calls.ProcessCycles() is { } cycles ? TimeOf(cycles) : null;

    public TimeSpan? OfThread() => calls.ThreadCycles() is { } cycles ? TimeOf(cycles) : null;

    public ProcessorTimes? OfMachine() => calls.SystemTimes() is var (idle, kernelWithIdle, user)
        ? new(TimeSpan.FromTicks(kernelWithIdle + user - idle), calls.ProcessTime() + calls.ChildrenTime(), Environment.ProcessorCount)
        : null;

    public TimeSpan? OfChildren() => calls.ChildrenTime();

    private TimeSpan? TimeOf(ulong cycles) => cyclesPerSecond.Value > 0 ? TimeSpan.FromSeconds(cycles / cyclesPerSecond.Value) : null;

    private static double Rate(Calls calls)
    {
        var (start, before) = (calls.Timestamp(), calls.ThreadCycles());
        var (last, changes, elapsed) = (before, 0, TimeSpan.Zero);
        while (elapsed < Calibration)
        {
            elapsed = calls.Timestamp() - start;
            var cycles = calls.ThreadCycles();
            changes += cycles == last ? 0 : 1;
            last = cycles;
        }
        return changes >= LeastChanges ? (last - before) / elapsed.TotalSeconds ?? 0 : 0;
    }

    /// <summary>The calls of the system. Tests replace them.</summary>
    internal partial class Calls
    {
        // The pseudo handles of this process and this thread (processthreadsapi.h).
        private const nint ThisProcess = -1;
        private const nint ThisThread = -2;

        public virtual TimeSpan Timestamp() => Stopwatch.GetElapsedTime(0);

        public virtual ulong? ProcessCycles() => QueryProcessCycleTime(ThisProcess, out var cycles) ? cycles : null;

        public virtual ulong? ThreadCycles() => QueryThreadCycleTime(ThisThread, out var cycles) ? cycles : null;

        /// <summary>Times in units of 100 ns, as <see cref="TimeSpan"/> has them. The kernel time includes the idle time.</summary>
        public virtual (long Idle, long KernelWithIdle, long User)? SystemTimes() => GetSystemTimes(out var idle, out var kernel, out var user) ? (idle, kernel, user) : null;

        public virtual TimeSpan ProcessTime()
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime;
        }

        public virtual TimeSpan ChildrenTime() => OperatingSystem.IsWindows() ? WindowsJob.TotalCpuTime : TimeSpan.Zero;

        [LibraryImport("kernel32")]
        [return: MarshalAs(UnmanagedType.Bool)]
        private static partial bool QueryProcessCycleTime(nint process, out ulong cycles);

        [LibraryImport("kernel32")]
        [return: MarshalAs(UnmanagedType.Bool)]
        private static partial bool QueryThreadCycleTime(nint thread, out ulong cycles);

        [LibraryImport("kernel32")]
        [return: MarshalAs(UnmanagedType.Bool)]
        private static partial bool GetSystemTimes(out long idle, out long kernel, out long user);
    }
}
