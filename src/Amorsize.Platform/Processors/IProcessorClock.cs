namespace Amorsize.Platform.Processors;

/// <summary>CPU times as one operating system reports them. A time that it does not report is null, and the measurement goes on without it.</summary>
internal interface IProcessorClock
{
    /// <summary>CPU time of all threads of this process.</summary>
    TimeSpan? OfProcess();

    /// <summary>CPU time of the calling thread.</summary>
    TimeSpan? OfThread();

    /// <summary>CPU time of the whole machine, and of this process with the processes that it started.</summary>
    ProcessorTimes? OfMachine();

    /// <summary>CPU time of the processes that this one started and that have ended. On Windows, living ones count too.</summary>
    TimeSpan? OfChildren();
}
