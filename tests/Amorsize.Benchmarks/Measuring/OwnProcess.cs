using System.Diagnostics;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>Starts this program once more, under one of its hidden commands.</summary>
internal static class OwnProcess
{
    public static Process Start(string command) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [command])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
