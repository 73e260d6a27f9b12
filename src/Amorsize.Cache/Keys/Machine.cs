using System.Globalization;
using System.Runtime.InteropServices;

namespace Amorsize.Cache.Keys;

/// <summary>What of a machine decides whether a profile holds on it. Nothing that changes with what else runs, such as free memory or load.</summary>
internal sealed record Machine
{
    /// <summary>Processors that a process may use here, under affinity and quota.</summary>
    public required int Processors { get; init; }

    /// <summary>Architecture of the processes that run here, as <c>X64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary><c>Linux</c>, <c>Windows</c>, <c>macOS</c>, or what the runtime calls another.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Major version of the runtime that the user's program runs on.</summary>
    public required int RuntimeMajor { get; init; }

    /// <summary>The garbage collector's mode in the user's program, as <c>Workstation, concurrent</c>.</summary>
    public required string GarbageCollector { get; init; }

    /// <summary>Total memory in GiB as a power of two; see <see cref="MemoryClass"/>.</summary>
    public required int MemoryGiB { get; init; }

    /// <summary>12 hexadecimal digits that name this machine's entries in the file system.</summary>
    public string Id => FieldHash.Of(Fields, digits: 12);

    /// <summary>All of it, for comparing.</summary>
    public IReadOnlyList<NamedField> Fields =>
    [
        new("processors", Processors.ToString(CultureInfo.InvariantCulture)),
        new("architecture", Architecture),
        new("operating system", OperatingSystem),
        new("runtime major", RuntimeMajor.ToString(CultureInfo.InvariantCulture)),
        new("garbage collector", GarbageCollector),
        new("memory class", string.Create(CultureInfo.InvariantCulture, $"{MemoryGiB} GiB")),
    ];

    /// <summary>The machine that this process runs on.</summary>
    /// <param name="runtimeMajor">Of the user's program, which need not run on this process's runtime.</param>
    /// <param name="garbageCollector">Of the user's program.</param>
    public static Machine Here(int runtimeMajor, string garbageCollector) => new()
    {
        Processors = Environment.ProcessorCount,
        Architecture = RuntimeInformation.ProcessArchitecture.ToString(),
        OperatingSystem = Array.Find(["Linux", "Windows", "macOS"], System.OperatingSystem.IsOSPlatform) ?? Environment.OSVersion.Platform.ToString(),
        RuntimeMajor = runtimeMajor,
        GarbageCollector = garbageCollector,
        MemoryGiB = MemoryClass(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes),
    };

    /// <summary>
    /// The nearest power of two by ratio, in GiB; at least 1. By ratio, because half-way between two powers lie 12, 24 and 48 GiB, sizes that
    /// are sold, and the few per cent that a system keeps for itself would toss the coin.
    /// </summary>
    public static int MemoryClass(long bytes) =>
        1 << Math.Clamp((int)Math.Round(Math.Log2((double)bytes / (1L << 30))), 0, 30);
}
