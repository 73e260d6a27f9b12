namespace Amorsize.Platform.Processors;

/// <summary>CPU times on Linux, from <c>clock_gettime(2)</c> and <c>/proc</c>.</summary>
internal sealed class LinuxClock : IProcessorClock
{
    public TimeSpan? OfProcess() => ProcessCpuTime.Read();

    public TimeSpan? OfThread() => ThreadTimes.OfThisThread().Cpu is var cpu && cpu > TimeSpan.Zero ? cpu : null;

    public ProcessorTimes? OfMachine() => ProcessorTimesReader.Read();

    public TimeSpan? OfChildren() => ProcessorTimesReader.ReadEndedChildren();
}
