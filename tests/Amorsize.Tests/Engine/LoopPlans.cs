using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize.Tests.Engine;

/// <summary>Items and execution plans for the tests of <see cref="LoopEngine"/>.</summary>
internal static class LoopPlans
{
    /// <summary>A thousand items, 0 to 999.</summary>
    public static readonly int[] Items = [.. Enumerable.Range(0, 1000)];

    /// <summary>So many items that no loop reaches the last one during a test.</summary>
    public static readonly IReadOnlyList<int> Endless = new Numbers(int.MaxValue);

    /// <summary>A plan of each kind. A test must hold for all of them.</summary>
    public static IEnumerable<object[]> Every =>
    [
        [ExecutionPlan.Sequential],
        [ExecutionPlan.FrameworkDefault(Execution.Threads, Environment.ProcessorCount)],
        [new ExecutionPlan(Execution.Threads, Workers: 2, ChunkSize: 1)],
        [new ExecutionPlan(Execution.Threads, Workers: 2, ChunkSize: 7)],
        [new ExecutionPlan(Execution.Threads, Workers: 3, ChunkSize: 100_000)],
        [new ExecutionPlan(Execution.Threads, Workers: 40, ChunkSize: 1)],
        [new ExecutionPlan(Execution.Async, Workers: 8, ChunkSize: 1)],
    ];

    /// <summary>Settings with a plan, as a build that measured it would give.</summary>
    public static TunedSettings Settings(object plan, string name = "w") =>
        new(new ResolvedSettings { Name = name, Plan = (ExecutionPlan)plan, Source = SettingsSource.Profiled, Reason = "r" });
}
