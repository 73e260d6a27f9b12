using System.ComponentModel;
using System.Diagnostics;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// A process that outlives this build if the build is killed, and then ends the test processes and deletes their folders. It waits for the end of its input,
/// which this build holds open. On Windows a job object does the same without a process.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Process? process;

    private Watchdog(Process? process) => this.process = process;

    /// <param name="dotNet">The dotnet executable.</param>
    /// <param name="profiler">Absolute path of the profiler's assembly, which has the watchdog too.</param>
    public static Watchdog Start(string dotNet, string profiler)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(profiler))
            return new(null);
        var start = new ProcessStartInfo(dotNet, [profiler, "--watch", RunTag.OfThisProcess, Path.GetTempPath()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ProfilerEnvironment.SetUpRuntime(start.Environment);
        try
        {
            return new(Process.Start(start));
        }
        catch (Win32Exception)
        {
            // Without a watchdog, what a killed build leaves is removed by the next measurement.
            return new(null);
        }
    }

    public void Dispose()
    {
        if (process is null)
            return;
        ProcessTree.Kill(process);
        process.Dispose();
    }
}
