using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using Amorsize.Benchmarks.Measuring;

namespace Amorsize.Benchmarks.FirstCalls;

/// <summary>Asks for the settings of one workload, in a process that has not asked before.</summary>
internal static class AskFirstCallCommand
{
    public const string Name = "ask-first-call";

    public static FirstCall Ask(string workload) => OwnProcess.Ask<string, FirstCall>(Name, workload);

    public static void Run() => OwnProcess.Answer<string, FirstCall>(static workload =>
    {
        Read();
        var (ticks, cpu, compiler, methods) = Read();
        if (SourceOf(workload) != SettingsSource.Profiled)
            throw new InvalidOperationException($"No settings of '{workload}' were found");
        var (ticksAfter, cpuAfter, compilerAfter, methodsAfter) = Read();
        return new(
            Stopwatch.GetElapsedTime(ticks, ticksAfter).TotalMilliseconds,
            (cpuAfter - cpu).TotalMilliseconds,
            (compilerAfter - compiler).TotalMilliseconds,
            methodsAfter - methods);
    });

    // A method of its own, so that the runtime loads the library within the measured time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SettingsSource SourceOf(string workload) => TunedSettings.For(workload).Source;

    private static (long Ticks, TimeSpan Cpu, TimeSpan Compiler, int Methods) Read() =>
        (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, JitInfo.GetCompilationTime(), (int)JitInfo.GetCompiledMethodCount());
}
