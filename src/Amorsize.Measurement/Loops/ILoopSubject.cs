using Amorsize.Engine;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>A loop over items, or a job that runs such a loop with the plan it is given.</summary>
internal interface ILoopSubject : ISubject<ExecutionPlan>
{
    /// <summary>The execution of its parallel candidates: threads for calls that return when the item is done, async for calls that return a task.</summary>
    Execution ParallelExecution { get; }

    /// <summary>Measures the cost of the engine with so many workers; takes milliseconds.</summary>
    DispatchOverhead MeasureOverhead(int workers);
}
