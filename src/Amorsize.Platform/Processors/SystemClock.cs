namespace Amorsize.Platform.Processors;

/// <summary>The processor clock of this operating system.</summary>
internal static class SystemClock
{
    public static IProcessorClock Here { get; } =
        OperatingSystem.IsLinux() ? new LinuxClock()
        : OperatingSystem.IsWindows() ? new WindowsClock(new WindowsClock.Calls())
        : OperatingSystem.IsMacOS() ? new MacClock(new MacClock.Calls())
        : new NoClock();

    /// <summary>A system whose CPU times are not known.</summary>
    private sealed class NoClock : IProcessorClock
    {
        public TimeSpan? OfProcess() => null;

        public TimeSpan? OfThread() => null;

        public ProcessorTimes? OfMachine() => null;

        public TimeSpan? OfChildren() => null;
    }
}
