using System.Diagnostics;
using System.Runtime;
using Amorsize.Tuning.Search;

namespace Amorsize.Profiler.Machine;

/// <summary>The instruments of this machine and this process.</summary>
internal static class SystemInstruments
{
    // For tests of everything but the results: a machine that runs them is never quiet.
    private const string AcceptNoise = "AMORSIZE_ACCEPT_NOISE";

    public static Instruments Create() => new(TimeProvider.System, () => JitInfo.GetCompiledMethodCount(), ProcessorTimes, PeakMemory);

    /// <summary>Half of what this process may use: the user's program is not alone on a machine.</summary>
    public static long MemoryBudget() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    private static ProcessorTimes? ProcessorTimes() => Environment.GetEnvironmentVariable(AcceptNoise) == "1" ? null : SystemProcessorTimes.Read();

    private static long PeakMemory()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
