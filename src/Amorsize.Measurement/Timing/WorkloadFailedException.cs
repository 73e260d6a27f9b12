namespace Amorsize.Measurement.Timing;

/// <summary>Thrown when the workload's own code threw while it was measured. The inner exception is the original one.</summary>
internal sealed class WorkloadFailedException : Exception
{
    /// <summary>Wraps the exception that the workload threw.</summary>
    public WorkloadFailedException(Exception inner)
        : base(inner.Message, inner)
    {
    }
}
