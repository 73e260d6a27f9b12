namespace Amorsize.Benchmarks.FirstCalls;

/// <summary>The cost of the first call of <see cref="TunedSettings.For(string)"/> in a process.</summary>
/// <param name="Milliseconds">Elapsed time, with the load of <c>Amorsize.dll</c>.</param>
/// <param name="CpuMilliseconds">CPU time of the process.</param>
/// <param name="CompilerMilliseconds">Time that the just-in-time compiler worked.</param>
/// <param name="CompiledMethods">Number of methods that it compiled.</param>
internal sealed record FirstCall(double Milliseconds, double CpuMilliseconds, double CompilerMilliseconds, int CompiledMethods);
