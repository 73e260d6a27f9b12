using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.TestFrameworks;

/// <summary>Runs a project's tests in a process of their own, with a folder of their own for everything that the runner writes.</summary>
/// <param name="project">Whose tests.</param>
/// <param name="traits">What its runner makes of settings.</param>
/// <param name="memoryLimit">Bytes; a run that has more is ended.</param>
/// <param name="childrenComputed">What processes that this one started, and that have ended, have computed so far; null where the system does not tell.</param>
/// <param name="cancellationToken">Stops at once.</param>
internal sealed class SuiteProcess(
    SuiteProject project, RunnerTraits traits, long memoryLimit, Func<TimeSpan?> childrenComputed, CancellationToken cancellationToken) : ISuite
{
    private const int LinesOfOutput = 3;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(250);

    private readonly ITestRunner runner = TestRunner.Of(project);

    public RunnerTraits Traits => traits;

    public SuiteRun Run(SuitePlan setting, bool shuffled, TimeSpan limit)
    {
        using var scratch = new ScratchFolder();
        using var process = new Process { StartInfo = StartInfo(setting, shuffled, scratch.Path) };
        var lines = new LastLines(LinesOfOutput);
        process.OutputDataReceived += (_, line) => lines.Add(line.Data);
        process.ErrorDataReceived += (_, line) => lines.Add(line.Data);
        var before = childrenComputed();
        var start = Stopwatch.GetTimestamp();
        process.Start();
        try
        {
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var peak = 0L;
            var nextLook = TimeSpan.Zero;
            while (!process.WaitForExit(LookInterval))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var elapsed = Stopwatch.GetElapsedTime(start);
                if (elapsed > limit)
                    return Stopped(SuiteEnd.TimedOut, string.Create(CultureInfo.InvariantCulture, $"it did not end within {limit.TotalSeconds:0} s"));
                if (elapsed < nextLook)
                    continue;
                nextLook = elapsed + MemoryInterval;
                peak = Math.Max(peak, ProcessTree.WorkingSet(process));
                if (peak > memoryLimit)
                    return Stopped(SuiteEnd.OutOfMemory, $"it used more than {memoryLimit >> 20} MiB");
            }
            cancellationToken.ThrowIfCancellationRequested();
            return Ended(Stopwatch.GetElapsedTime(start), childrenComputed() - before, peak);

            SuiteRun Stopped(SuiteEnd end, string message) => new() { End = end, Elapsed = Stopwatch.GetElapsedTime(start), PeakMemory = peak, Message = message };
        }
        finally
        {
            ProcessTree.Kill(process);
        }

        SuiteRun Ended(TimeSpan elapsed, TimeSpan? computed, long peak)
        {
            var run = new SuiteRun { End = SuiteEnd.Crashed, Elapsed = elapsed, Computed = computed, PeakMemory = peak };
            try
            {
                return runner.ResultsIn(scratch.Path) is { } tests
                    ? run with { End = SuiteEnd.Completed, Tests = tests }
                    : run with { Message = string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {process.ExitCode}, and without results: {lines}") };
            }
            // It ended while it wrote them.
            catch (FormatException e)
            {
                return run with { Message = string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {process.ExitCode}. {e.Message}") };
            }
        }
    }

    private ProcessStartInfo StartInfo(SuitePlan setting, bool shuffled, string scratch)
    {
        var start = new ProcessStartInfo(project.DotNet)
        {
            // Where every runner has it.
            WorkingDirectory = project.OutputDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        ProfilerEnvironment.PrepareCommon(start.Environment);
        runner.Prepare(start, setting, shuffled, scratch);
        if (setting.MinThreads > 0)
            start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = setting.MinThreads.ToString("X", CultureInfo.InvariantCulture);
        return start;
    }
}
