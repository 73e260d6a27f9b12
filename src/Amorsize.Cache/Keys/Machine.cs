using System.Globalization;
using System.Runtime.InteropServices;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Processors;

namespace Amorsize.Cache.Keys;

/// <summary>
/// The properties of a machine that decide whether a profile is valid on it. Values that depend on other programs, such as free memory or load, are left out.
/// </summary>
internal sealed record Machine
{
    // The share of a container's memory limit that the garbage collector uses by default (System.GC.HeapHardLimitPercent), rounded down against its own rounding.
    private const double ShareOfLimit = 0.749;

    /// <summary>The smallest quota, in processors: the kernel allows 1 ms in 1 s at the least, and two digits are kept.</summary>
    public const double MinCpuQuota = 0.01;

    /// <summary>Number of processors that a process may use, after CPU affinity and container quota.</summary>
    public required int Processors { get; init; }

    /// <summary>
    /// CPU time per elapsed time that a quota allows, in processors, if that is less than <see cref="Processors"/>; else null. The runtime rounds a quota up, and
    /// does not see those of groups above its own.
    /// </summary>
    public double? CpuQuota { get; init; }

    /// <summary>Architecture of the process, such as <c>X64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary><c>Linux</c>, <c>Windows</c>, <c>macOS</c>, or the runtime's name of another system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Major version of the runtime that the user's program runs on.</summary>
    public required int RuntimeMajor { get; init; }

    /// <summary>The garbage collector's mode in the user's program, such as <c>Workstation, concurrent</c>.</summary>
    public required string GarbageCollector { get; init; }

    /// <summary>Total memory in GiB as a power of two; see <see cref="MemoryClass(long)"/>.</summary>
    public required int MemoryGiB { get; init; }

    /// <summary>
    /// Model of the processors and their kinds of cores; null if it is not known, as in results of versions that did not record it. Machines that differ in it
    /// only are equal: see <see cref="LookUpRequest.AcceptsOtherModels"/>.
    /// </summary>
    public string? ProcessorModel { get; init; }

    /// <summary>12 hexadecimal digits that name this machine's entries in the file system. Machines of different models keep separate entries.</summary>
    public string Id => FieldHash.Of(ProcessorModel is null ? Fields : [.. Fields, new("processor model", ProcessorModel)], digits: 12);

    /// <summary>All properties that are compared.</summary>
    public IReadOnlyList<NamedField> Fields =>
    [
        new("processors", Processors.ToString(CultureInfo.InvariantCulture)),
        .. CpuQuota is { } quota ? [new("CPU quota", string.Create(CultureInfo.InvariantCulture, $"{quota:0.##} processors"))] : Array.Empty<NamedField>(),
        new("architecture", Architecture),
        new("operating system", OperatingSystem),
        new("runtime major", RuntimeMajor.ToString(CultureInfo.InvariantCulture)),
        new("garbage collector", GarbageCollector),
        new("memory class", string.Create(CultureInfo.InvariantCulture, $"{MemoryGiB} GiB")),
    ];

    /// <summary>The machine that this process runs on.</summary>
    /// <param name="runtimeMajor">Major version of the user's runtime, which may differ from the runtime of this process.</param>
    /// <param name="garbageCollector">The garbage collector's mode in the user's program.</param>
    public static Machine Here(int runtimeMajor, string garbageCollector) => Here(runtimeMajor, garbageCollector, Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, ControlGroups.Here);

    /// <param name="runtimeMajor">As above.</param>
    /// <param name="garbageCollector">As above.</param>
    /// <param name="processors">The processors that the runtime counts. Programs compare the same number at run time.</param>
    /// <param name="memory">The memory that the garbage collector uses at most, in bytes. In a container this is a share of the limit.</param>
    /// <param name="groups">The limits of the process's control groups.</param>
    internal static Machine Here(int runtimeMajor, string garbageCollector, int processors, long memory, ControlGroups groups) => new()
    {
        Processors = processors,
        CpuQuota = groups.CpuQuotaBelow(processors) is { } quota ? Math.Max(MinCpuQuota, Math.Round(quota, 2)) : null,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        OperatingSystem = Array.Find(["Linux", "Windows", "macOS"], System.OperatingSystem.IsOSPlatform) ?? Environment.OSVersion.Platform.ToString(),
        RuntimeMajor = runtimeMajor,
        GarbageCollector = garbageCollector,
        MemoryGiB = MemoryClass(memory, groups),
    };

    /// <summary>The memory class of a process in control groups.</summary>
    /// <param name="memory">The memory that the garbage collector uses at most, in bytes.</param>
    /// <param name="groups">The limits of the process's control groups.</param>
    public static int MemoryClass(long memory, ControlGroups groups) => MemoryClass(groups.MemoryLimit is { } limit && limit <= memory / ShareOfLimit ? limit : memory);

    /// <inheritdoc/>
    public bool Equals(Machine? other) => other is not null && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Processors, Architecture, OperatingSystem, RuntimeMajor, GarbageCollector, MemoryGiB);

    /// <summary>
    /// The power of two in GiB that is nearest by ratio, at least 1. By difference, the common sizes 12, 24 and 48 GiB lie half-way between two powers, so
    /// the few per cent that a system reserves would decide the class at random.
    /// </summary>
    public static int MemoryClass(long bytes) =>
        1 << Math.Clamp((int)Math.Round(Math.Log2((double)bytes / (1L << 30))), 0, 30);
}
