using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>Runs the search of plans on a clock that only the simulated runs advance.</summary>
internal sealed class SearchHarness
{
    public const int Processors = 8;

    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(3);

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>Instruments of a quiet machine: no compiler, no load, no memory.</summary>
    public Instruments QuietInstruments => new(Clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0) { Pause = time => Clock.Advance(time) };

    /// <summary>Searches the best plan.</summary>
    /// <param name="subject">The workload.</param>
    /// <param name="ceiling">Maximum number of workers that its flag allows; 0: none.</param>
    /// <param name="processors">Processors of the machine.</param>
    /// <param name="instruments">Instruments of the machine; null: quiet ones.</param>
    /// <param name="memoryBudget">Memory for the items in flight, in bytes.</param>
    /// <param name="earlier">The result of an earlier search; null: there was none.</param>
    /// <param name="budget">Time for measuring; null: <see cref="Budget"/>.</param>
    public Profile Search(
        SyntheticSubject subject, int ceiling = 0, int processors = Processors, Instruments? instruments = null, long memoryBudget = long.MaxValue, Profile? earlier = null, TimeSpan? budget = null) =>
        new PlanSearch(instruments ?? QuietInstruments).Run("w", subject, new(processors, ceiling, budget ?? Budget, memoryBudget), earlier);
}
