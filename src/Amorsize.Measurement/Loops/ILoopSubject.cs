using Amorsize.Engine;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>A loop over items, or a job that does such a loop with the setting it is given.</summary>
internal interface ILoopSubject : ISubject<ExecutionPlan>
{
    /// <summary>How its parallel candidates are executed: threads for calls that return when the item is done, async for calls that return a task.</summary>
    Execution ParallelExecution { get; }

    /// <summary>Measures what the engine costs with so many workers; takes milliseconds.</summary>
    DispatchOverhead MeasureOverhead(int workers);
}
