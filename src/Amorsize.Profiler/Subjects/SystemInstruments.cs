using System.Diagnostics;
using System.Runtime;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

namespace Amorsize.Profiler.Subjects;

/// <summary>The instruments that measure this machine and this process.</summary>
internal static class SystemInstruments
{
    public static Instruments Create() => Create(ControlGroups.Here);

    private static Instruments Create(ControlGroups groups) => new(TimeProvider.System, () => JitInfo.GetCompilationTime(), ProcessorTimesReader.ReadUnlessInterferenceIsAccepted, PeakMemory)
    {
        ReportsLoad = ProcessorTimesReader.Read() is not null,
        Threads = new OwnThreads().Read,
        BuildTimes = static () => BuildCpuTime.Read(withSelf: false),
        CpuQuota = groups.CpuQuota,
        // Without a quota, the files are not read for each trial.
        ThrottledTime = groups.CpuQuota is null ? static () => TimeSpan.Zero : () => groups.ThrottledTime,
    };

    /// <summary>Half of the memory that this process may use, in bytes. The other half is left to other programs on the user's machine.</summary>
    public static long MemoryBudget() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    private static long PeakMemory()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
