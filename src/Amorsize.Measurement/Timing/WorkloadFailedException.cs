namespace Amorsize.Measurement.Timing;

/// <summary>The workload's own code threw while it was measured; the inner exception is what it threw.</summary>
internal sealed class WorkloadFailedException : Exception
{
    /// <summary>Wraps what the workload threw.</summary>
    public WorkloadFailedException(Exception inner)
        : base(inner.Message, inner)
    {
    }
}
