using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.TestFrameworks;

/// <summary>Runs a project's tests in a separate process, with a temporary folder for everything that the runner writes.</summary>
/// <param name="project">The test project.</param>
/// <param name="traits">The runner's defaults, and what a plan can change.</param>
/// <param name="memoryLimit">Maximum working set, in bytes, of the process with its child processes. A run that uses more is stopped.</param>
/// <param name="childrenComputed">Reads the CPU time of ended child processes so far; null if the system does not report it.</param>
/// <param name="cancellationToken">Stops a run at once.</param>
internal sealed class SuiteProcess(
    SuiteProject project, RunnerTraits traits, long memoryLimit, Func<TimeSpan?> childrenComputed, CancellationToken cancellationToken) : ISuite
{
    private const int MaxOutputLines = 3;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(250);

    // The seed of the last shuffled run. It increases, so that each shuffled run has a different order.
    private int seed;

    public RunnerTraits Traits => traits;

    public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit)
    {
        using var scratch = new ScratchFolder();
        using var process = new Process { StartInfo = StartInfo(new(plan, shuffled ? ++seed : 0, scratch.Path)) };
        var lines = new LastLines(MaxOutputLines);
        var before = childrenComputed();
        var start = Stopwatch.GetTimestamp();
        process.Start();
        try
        {
            process.StandardInput.Close();
            // Both outputs are read to their ends, so that the process never waits for a reader.
            _ = lines.ReadAsync(process.StandardOutput);
            _ = lines.ReadAsync(process.StandardError);
            var peak = 0L;
            var nextMemoryCheck = TimeSpan.Zero;
            while (!process.WaitForExit(PollInterval))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var elapsed = Stopwatch.GetElapsedTime(start);
                if (elapsed > limit)
                    return Stopped(SuiteEnd.TimedOut, string.Create(CultureInfo.InvariantCulture, $"it did not end within {limit.TotalSeconds:0} s"));
                if (elapsed < nextMemoryCheck)
                    continue;
                nextMemoryCheck = elapsed + MemoryInterval;
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
                return project.Framework.ResultsIn(scratch.Path, project) is { } tests
                    ? run with { End = SuiteEnd.Completed, Tests = tests }
                    : run with { Message = string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {process.ExitCode}, and without results: {lines}") };
            }
            // The results cannot be read, for example because the process ended while it wrote them.
            catch (FormatException e)
            {
                return run with { Message = string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {process.ExitCode}. {e.Message}") };
            }
        }
    }

    private ProcessStartInfo StartInfo(SuiteTrial trial)
    {
        var start = new ProcessStartInfo(project.DotNet)
        {
            // Outside of trials, every runner uses this working directory too.
            WorkingDirectory = project.OutputDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        ProfilerEnvironment.PrepareCommon(start.Environment);
        project.Framework.Prepare(start, project, trial);
        if (trial.Plan.MinThreads > 0)
            start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = trial.Plan.MinThreads.ToString("X", CultureInfo.InvariantCulture);
        return start;
    }
}
