using System.Runtime.InteropServices;

namespace Amorsize.Benchmarks.Reports;

/// <summary>The machine of a measurement.</summary>
internal sealed record MachineFacts(string Processor, int Processors, string Architecture, string OperatingSystem, string Runtime)
{
    private const string ProcessorList = "/proc/cpuinfo";

    public static MachineFacts Here { get; } = new(
        NameOfProcessor(),
        Environment.ProcessorCount,
        RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    public override string ToString() => $"{Processor}, {Processors} processors, {OperatingSystem}, {Runtime}";

    private static string NameOfProcessor() => !File.Exists(ProcessorList)
        ? "unknown"
        : File.ReadLines(ProcessorList).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
