using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Amorsize.Platform.Processes;

/// <summary>
/// A job object: a process and all its descendants, which no process can leave. When this process ends, even by a crash, Windows closes the job and ends all
/// of them.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed partial class WindowsJob : IDisposable
{
    // JobObjectBasicAccountingInformation, JobObjectBasicProcessIdList and JobObjectExtendedLimitInformation of JOBOBJECTINFOCLASS.
    private const int AccountingInformation = 1;
    private const int ProcessIdList = 3;
    private const int ExtendedLimits = 9;

    // JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE.
    private const uint KillOnClose = 0x2000;

    private const int MaxProcesses = 4096;
    private const uint ExitCode = 1;

    private static readonly List<WeakReference<WindowsJob>> Living = [];
    private static TimeSpan cpuTimeOfClosed;

    private readonly SafeFileHandle job;

    private WindowsJob(SafeFileHandle job)
    {
        this.job = job;
        lock (Living)
            Living.Add(new(this));
    }

    /// <summary>CPU time of all processes that were ever in a job of this process.</summary>
    public static TimeSpan TotalCpuTime
    {
        get
        {
            lock (Living)
                return Living.Aggregate(cpuTimeOfClosed, (sum, reference) => reference.TryGetTarget(out var job) ? sum + job.CpuTime() : sum);
        }
    }

    /// <summary>Puts a process into a new job; null if Windows refuses it.</summary>
    public static WindowsJob? Of(Process process)
    {
        var handle = Create(0, 0);
        var limits = new Limits { Flags = KillOnClose };
        if (!handle.IsInvalid && SetLimits(handle, ExtendedLimits, in limits, Marshal.SizeOf<Limits>()) && Assign(handle, process.SafeHandle))
            return new(handle);
        handle.Dispose();
        return null;
    }

    /// <summary>The ids of the living processes in the job.</summary>
    public IEnumerable<int> ProcessIds()
    {
        // The list has two counts of 32 bits, then the ids as pointers.
        var list = new nint[MaxProcesses + 1];
        if (!QueryIds(job, ProcessIdList, list, list.Length * nint.Size, 0))
            return [];
        var listed = Environment.Is64BitProcess ? (int)(list[0] >> 32) : (int)list[1];
        return list.Skip(Environment.Is64BitProcess ? 1 : 2).Take(listed).Select(id => (int)id);
    }

    /// <summary>Ends all processes in the job.</summary>
    public void Terminate() => Terminate(job, ExitCode);

    /// <summary>CPU time of all processes that were ever in the job.</summary>
    public TimeSpan CpuTime() =>
        QueryAccounting(job, AccountingInformation, out var accounting, Marshal.SizeOf<Accounting>(), 0) ? TimeSpan.FromTicks(accounting.UserTime + accounting.KernelTime) : TimeSpan.Zero;

    public void Dispose()
    {
        lock (Living)
        {
            cpuTimeOfClosed += CpuTime();
            Living.RemoveAll(reference => !reference.TryGetTarget(out var living) || living == this);
        }
        job.Dispose();
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    private static partial SafeFileHandle Create(nint attributes, nint name);

    [LibraryImport("kernel32", EntryPoint = "AssignProcessToJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Assign(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", EntryPoint = "TerminateJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Terminate(SafeFileHandle job, uint exitCode);

    [LibraryImport("kernel32", EntryPoint = "SetInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetLimits(SafeFileHandle job, int kind, in Limits limits, int bytes);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool QueryIds(SafeFileHandle job, int kind, [Out] nint[] list, int bytes, nint returnedBytes);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool QueryAccounting(SafeFileHandle job, int kind, out Accounting accounting, int bytes, nint returnedBytes);

    // JOBOBJECT_BASIC_ACCOUNTING_INFORMATION. Times are in units of 100 ns.
    [StructLayout(LayoutKind.Sequential)]
    private struct Accounting
    {
        public long UserTime;
        public long KernelTime;
        public long PeriodUserTime;
        public long PeriodKernelTime;
        public int PageFaults;
        public int Processes;
        public int ActiveProcesses;
        public int TerminatedProcesses;
    }

    // JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessUserTime;
        public long JobUserTime;
        public uint Flags;
        public nuint MinWorkingSet;
        public nuint MaxWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
        public ulong ReadOperations;
        public ulong WriteOperations;
        public ulong OtherOperations;
        public ulong ReadBytes;
        public ulong WriteBytes;
        public ulong OtherBytes;
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }
}
