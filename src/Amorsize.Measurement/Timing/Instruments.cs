using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>What a search reads while it measures.</summary>
/// <param name="Clock">Measures the budget.</param>
/// <param name="CompilationTime">How long the just-in-time compiler has worked so far, on all threads.</param>
/// <param name="ProcessorTimes">What the machine and this process have computed so far; null where the system does not tell.</param>
/// <param name="PeakMemory">The most memory that this process has had so far, in bytes.</param>
internal sealed record Instruments(TimeProvider Clock, Func<TimeSpan> CompilationTime, Func<ProcessorTimes?> ProcessorTimes, Func<long> PeakMemory);
