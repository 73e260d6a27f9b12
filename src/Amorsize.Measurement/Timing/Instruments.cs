using Amorsize.Measurement.Selection;
using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>The instruments that a search reads while it measures.</summary>
/// <param name="Clock">Measures all durations and deadlines of the search.</param>
/// <param name="CompilationTime">Time that the just-in-time compiler has worked so far, on all threads.</param>
/// <param name="ProcessorTimes">CPU time of the machine and of this process so far; null where the operating system does not report it.</param>
/// <param name="PeakMemory">Highest memory use of this process so far, in bytes.</param>
internal sealed record Instruments(TimeProvider Clock, Func<TimeSpan> CompilationTime, Func<ProcessorTimes?> ProcessorTimes, Func<long> PeakMemory)
{
    // The orders need only look random to the machine. A fixed seed makes a simulated search repeatable.
    private const int Seed = 1;

    /// <summary>Draws the order of the trials in each round.</summary>
    public Random Random { get; init; } = new(Seed);

    /// <summary>Waits for the given time.</summary>
    public Action<TimeSpan> Pause { get; init; } = Thread.Sleep;

    /// <summary>Called when the search reaches a stage, for programs that show progress. It must take no noticeable time.</summary>
    public Action<SearchStage> Reached { get; init; } = static _ => { };

    /// <summary>Whether the system reports any foreign load. If not, a result says so.</summary>
    public bool ReportsLoad { get; init; } = true;

    /// <summary>Scheduling times of each thread of this process so far, by thread id; null where the operating system does not report them.</summary>
    public Func<IReadOnlyDictionary<int, ThreadTimes>?> Threads { get; init; } = () => null;

    /// <summary>CPU time so far of the build that started this process; zero where it is not known.</summary>
    public Func<BuildTimes> BuildTimes { get; init; } = () => default;

    /// <summary>CPU time per elapsed time that a quota allows this process, in processors; null where there is none.</summary>
    public double? CpuQuota { get; init; }

    /// <summary>Time so far in which a CPU quota kept threads of this process from running; zero where there is none.</summary>
    public Func<TimeSpan> ThrottledTime { get; init; } = () => TimeSpan.Zero;
}
