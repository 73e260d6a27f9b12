using Amorsize.Cache.Keys;

namespace Amorsize.Benchmarks.Fleets;

/// <summary>A class of equal agents.</summary>
/// <param name="Machine">The machine of each agent.</param>
/// <param name="Agents">Number of agents.</param>
internal sealed record MachineClass(Machine Machine, int Agents)
{
    public static IReadOnlyList<MachineClass> Usual { get; } =
    [
        Of(processors: 2, memoryGiB: 8, agents: 500),
        Of(processors: 4, memoryGiB: 16, agents: 300),
        Of(processors: 8, memoryGiB: 32, agents: 150),
        Of(processors: 16, memoryGiB: 64, agents: 50),
    ];

    private static MachineClass Of(int processors, int memoryGiB, int agents) => new(
        new()
        {
            Processors = processors,
            Architecture = "X64",
            OperatingSystem = "Linux",
            RuntimeMajor = 10,
            GarbageCollector = "Workstation, concurrent",
            MemoryGiB = memoryGiB,
        },
        agents);
}
