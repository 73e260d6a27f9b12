using System.Diagnostics;
using System.Runtime.CompilerServices;
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
    private const int KillOnClose = 0x2000;

    // Index of LimitFlags in JOBOBJECT_EXTENDED_LIMIT_INFORMATION, after two words of 64 bits.
    private const int LimitFlags = 4;

    // Number of words in JOBOBJECT_BASIC_ACCOUNTING_INFORMATION. The first two are the user time and the kernel time, in units of 100 ns.
    private const int AccountingWords = 6;

    // Size of JOBOBJECT_EXTENDED_LIMIT_INFORMATION in bytes. It has words of the size of a pointer.
    private static readonly int BytesOfLimits = Environment.Is64BitProcess ? 144 : 112;

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
        var limits = new int[BytesOfLimits / sizeof(int)];
        limits[LimitFlags] = KillOnClose;
        if (!handle.IsInvalid && SetLimits(handle, ExtendedLimits, in limits[0], BytesOfLimits) && Assign(handle, process.SafeHandle))
            return new(handle);
        handle.Dispose();
        return null;
    }

    /// <summary>The ids of the living processes in the job.</summary>
    public IEnumerable<int> ProcessIds()
    {
        // The list has two counts of 32 bits, then the ids as pointers.
        var list = new nint[MaxProcesses + 1];
        if (!Query(job, ProcessIdList, ref list[0], list.Length * nint.Size, 0))
            return [];
        var listed = Environment.Is64BitProcess ? (int)(list[0] >> 32) : (int)list[1];
        return list.Skip(Environment.Is64BitProcess ? 1 : 2).Take(listed).Select(id => (int)id);
    }

    /// <summary>Ends all processes in the job.</summary>
    public void Terminate() => Terminate(job, ExitCode);

    /// <summary>CPU time of all processes that were ever in the job.</summary>
    public TimeSpan CpuTime()
    {
        var accounting = new long[AccountingWords];
        Query(job, AccountingInformation, ref Unsafe.As<long, nint>(ref accounting[0]), AccountingWords * sizeof(long), 0);
        return TimeSpan.FromTicks(accounting[0] + accounting[1]);
    }

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
    private static partial bool SetLimits(SafeFileHandle job, int kind, in int limits, int bytes);

    [LibraryImport("kernel32", EntryPoint = "QueryInformationJobObject", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Query(SafeFileHandle job, int kind, ref nint words, int bytes, nint returnedBytes);
}
