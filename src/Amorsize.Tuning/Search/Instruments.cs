namespace Amorsize.Tuning.Search;

/// <summary>What a search reads while it measures.</summary>
/// <param name="Clock">Measures the budget.</param>
/// <param name="CompiledMethods">How many methods the just-in-time compiler has compiled so far.</param>
/// <param name="ProcessorTimes">What the machine and this process have computed so far; null where the system does not tell.</param>
/// <param name="PeakMemory">The most memory that this process has had so far, in bytes.</param>
internal sealed record Instruments(TimeProvider Clock, Func<long> CompiledMethods, Func<ProcessorTimes?> ProcessorTimes, Func<long> PeakMemory);
