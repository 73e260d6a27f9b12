using System.Globalization;
using Amorsize.Measurement;
using Amorsize.Platform.Processors;
using static System.FormattableString;

namespace Amorsize.Tool.Doctor;

/// <summary>Tells whether this machine is fit to measure. Facts that the system does not report are left out.</summary>
/// <param name="facts">The facts about the machine.</param>
internal sealed class MachineDoctor(MachineFacts facts)
{
    // Long enough for a ten-millisecond tick of the operating system's clock to be an error of 1 %.
    private static readonly TimeSpan ReadingInterval = TimeSpan.FromSeconds(1);

    private static readonly string[] profilerVariables = ["CORECLR_ENABLE_PROFILING", "COR_ENABLE_PROFILING"];

    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellationToken)
    {
        var (before, throttledBefore) = (facts.Times(), facts.Throttled());
        await facts.Wait(ReadingInterval, cancellationToken).ConfigureAwait(false);
        DoctorFinding?[] all =
        [
            Processors(),
            before is { } first && facts.Times() is { } second ? Load((second.All - first.All - (second.Own - first.Own)) / ReadingInterval, second.Processors) : null,
            Quota(),
            Throttling(facts.Throttled() - throttledBefore),
            Affinity(),
            Battery(),
            Governor(),
            Debugger(),
            VirtualMachine(),
        ];
        return [.. all.OfType<DoctorFinding>()];
    }

    private DoctorFinding Processors() => facts.Processors == 1
        ? DoctorFinding.Note("processors", "1: CPU-bound loops cannot gain here, only I/O-bound ones. Measure on a machine like the one that will run the program")
        : DoctorFinding.Good("processors", Invariant($"{facts.Processors} usable"));

    private static DoctorFinding Load(double foreign, int processors)
    {
        var text = Invariant($"other programs use {Math.Max(0, foreign):0.0} of {processors} processors");
        return foreign <= MeasurementPolicy.Default.Interference.MaxForeignLoadShare * processors
            ? DoctorFinding.Good("load", text)
            : DoctorFinding.Problem("load", $"{text}, so that measurements are disturbed. Close them, or measure when the machine is quiet");
    }

    private DoctorFinding? Quota()
    {
        var quotas = (facts.Read("/proc/self/cgroup") ?? "").Split('\n').SelectMany(ThrottledTime.FoldersOf).Prepend("").Distinct().Select(QuotaOf).OfType<double>().ToList();
        return quotas.Count == 0 ? null : DoctorFinding.Note("quota", Invariant($"{quotas.Min():0.0#} processors. Results count for this quota only. Give the container the quota that the program will have"));
    }

    // Version 2 has "max 100000" or "200000 100000": time per period, in microseconds (Linux, Documentation/admin-guide/cgroup-v2.rst). Version 1 has a file
    // for each, and -1 for no limit (scheduler/sched-bwc.rst).
    private double? QuotaOf(string folder)
    {
        const string Root = "/sys/fs/cgroup";
        var (quota, period) = facts.Read($"{Root}{folder}/cpu.max")?.Split(' ') is [var first, var second]
            ? (first, second)
            : (facts.Read($"{Root}{folder}/cpu.cfs_quota_us"), facts.Read($"{Root}{folder}/cpu.cfs_period_us"));
        return double.TryParse(quota, CultureInfo.InvariantCulture, out var time) && time > 0 && double.TryParse(period, CultureInfo.InvariantCulture, out var of) && of > 0 ? time / of : null;
    }

    private static DoctorFinding? Throttling(TimeSpan throttled) => throttled > TimeSpan.Zero
        ? DoctorFinding.Problem("throttling", Invariant($"the quota stopped programs for {throttled.TotalMilliseconds:0} ms within a second. Raise the quota, or end other programs of the container"))
        : null;

    private DoctorFinding? Affinity()
    {
        var allowed = Field("/proc/self/status", "Cpus_allowed_list");
        var online = facts.Read("/sys/devices/system/cpu/online");
        return allowed is null || online is null || Count(allowed) >= Count(online)
            ? null
            : DoctorFinding.Note("affinity", Invariant($"this process may use {Count(allowed)} of {Count(online)} processors ({allowed}). Results count for that many. To use all, start the shell without taskset or a CPU set"));
    }

    private DoctorFinding? Battery() => (facts.OnBattery() ?? OnBatteryOfLinux()) switch
    {
        null => null,
        true => DoctorFinding.Problem("battery", "the machine runs on battery and saves power. Plug it in"),
        false => DoctorFinding.Good("battery", "plugged in"),
    };

    // The batteries of mice and keyboards have the scope "Device" (Linux, Documentation/ABI/testing/sysfs-class-power).
    private bool? OnBatteryOfLinux()
    {
        var states = facts.Folders("/sys/class/power_supply").Where(supply => facts.Read(supply + "/scope") != "Device").Select(supply => facts.Read(supply + "/status")).OfType<string>().ToList();
        return states.Count == 0 ? null : states.Contains("Discharging", StringComparer.OrdinalIgnoreCase);
    }

    private DoctorFinding? Governor() => facts.Read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor") switch
    {
        null => null,
        "performance" => DoctorFinding.Good("governor", "performance"),
        var governor => DoctorFinding.Note("governor", $"{governor}: the clock speed varies. For steadier times: cpupower frequency-set -g performance"),
    };

    private DoctorFinding Debugger()
    {
        if (profilerVariables.FirstOrDefault(name => facts.Environment(name) == "1") is { } profiler)
            return DoctorFinding.Problem("debugger", $"{profiler} is set, so that a profiler slows each program. Unset it");
        return Field("/proc/self/status", "TracerPid") is { } tracer && tracer != "0"
            ? DoctorFinding.Problem("debugger", $"process {tracer} traces this one. End it")
            : DoctorFinding.Good("debugger", "none");
    }

    // Processors of x86 have a flag for it; Xen and ARM machines have a file (Linux, Documentation/ABI/stable/sysfs-hypervisor-xen).
    private DoctorFinding? VirtualMachine() => facts.Read("/proc/cpuinfo") is not { } processors ? null
        : processors.Contains(" hypervisor", StringComparison.Ordinal) || facts.Read("/sys/hypervisor/type") is not null
            ? DoctorFinding.Note("hardware", "a virtual machine: others may share its processors, so that times vary more. Give more time with --budget if results differ")
            : DoctorFinding.Good("hardware", "no virtual machine");

    private string? Field(string path, string name) => facts.Read(path)?.Split('\n')
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim();

    // A list such as "0-3,8".
    private static int Count(string list) => list.Split(',').Sum(part => part.Split('-') is [var first, var last]
        ? int.Parse(last, CultureInfo.InvariantCulture) - int.Parse(first, CultureInfo.InvariantCulture) + 1
        : 1);
}
