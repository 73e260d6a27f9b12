using Amorsize.Engine;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>A loop over items, or a job that runs such a loop with a given plan.</summary>
internal interface ILoopSubject : ISubject<ExecutionPlan>
{
    /// <summary>How parallel candidates run the items: threads for calls that return when the item is done, async for calls that return a task.</summary>
    Execution ParallelExecution { get; }

    /// <summary>Measures the cost of the engine with this many workers; takes milliseconds.</summary>
    DispatchOverhead MeasureOverhead(int workers);
}
