using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processes;
using Amorsize.Platform.Processors;

namespace Amorsize.Build.TestFrameworks;

/// <summary>Runs a project's tests in a separate process, with a temporary folder for everything that the runner writes.</summary>
/// <param name="project">The test project.</param>
/// <param name="traits">The runner's defaults, and what a plan can change.</param>
/// <param name="writePlan">Writes a plan into the files that the runner reads.</param>
/// <param name="memoryLimit">Maximum working set, in bytes, of the process with its child processes. A run that uses more is stopped.</param>
/// <param name="childrenComputed">Reads the CPU time of ended child processes so far; null if the system does not report it.</param>
/// <param name="cancellationToken">Stops a run at once.</param>
/// <param name="shuffledRuns">Number of shuffled runs of earlier builds. Each shuffled run has a different order.</param>
/// <param name="cancellationGrace">How long a run that did not complete waits for a cancellation; null: 2 s.</param>
internal sealed class SuiteProcess(
    SuiteProject project,
    RunnerTraits traits,
    Action<SuitePlan> writePlan,
    long memoryLimit,
    Func<TimeSpan?> childrenComputed,
    CancellationToken cancellationToken,
    int shuffledRuns = 0,
    TimeSpan? cancellationGrace = null) : ISuite
{
    private const int MaxOutputLines = 3;

    // Half of the text that a filter has around a name, which stands there twice.
    private const int LengthOfCondition = 22;

    // Total length of the names that a run leaves out, in bytes. A filter has each name twice.
    private static readonly int MaxLengthOfNames = ClassFilter.MaxLength / 2;

    private static readonly Dictionary<int, ThreadTimes> NoThreads = [];

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ReadingInterval = TimeSpan.FromMilliseconds(250);

    // How long the output of a run is awaited after its end. A process that the tests left behind may hold it open.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    // Ctrl+C ends the tests at once, and may end them before MSBuild cancels this task. A run that did not complete waits this long for the cancellation.
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(2);

    // The seed of the last shuffled run. It increases, so that each shuffled run has a different order.
    private int seed = shuffledRuns;

    public RunnerTraits Traits => traits;

    public SuiteRun Run(SuitePlan plan, bool shuffled, TimeSpan limit) => Run(project, plan, shuffled, limit);

    public SuiteRun? RunWithout(IReadOnlyList<string> units, SuitePlan plan, bool shuffled, TimeSpan limit) =>
        units.Sum(unit => Encoding.UTF8.GetByteCount(unit) + LengthOfCondition) <= MaxLengthOfNames && project.Framework.Without(project, units) is { } narrowed ? Run(narrowed, plan, shuffled, limit) : null;

    private SuiteRun Run(SuiteProject selected, SuitePlan plan, bool shuffled, TimeSpan limit)
    {
        using var scratch = new ScratchFolder();
        var trial = new SuiteTrial(shuffled ? ++seed : 0, scratch.Path);
        using var process = new Process { StartInfo = StartInfo(selected, plan, trial) };
        var lines = new LastLines(MaxOutputLines);
        var before = childrenComputed();
        var start = Stopwatch.GetTimestamp();
        process.Start();
        ProcessTree.Adopt(process);
        try
        {
            process.StandardInput.Close();
            // Both outputs are read to their ends, so that the process never waits for a reader.
            Task[] reading = [lines.ReadAsync(process.StandardOutput), lines.ReadAsync(process.StandardError)];
            var peak = 0L;
            var threads = new TreeThreads(process.Id);
            var nextReading = TimeSpan.Zero;
            while (!process.WaitForExit(PollInterval))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var elapsed = Stopwatch.GetElapsedTime(start);
                if (elapsed > limit)
                    return Stopped(SuiteEnd.TimedOut, string.Create(CultureInfo.InvariantCulture, $"it did not end within {limit.TotalSeconds:0} s"));
                if (elapsed < nextReading)
                    continue;
                nextReading = elapsed + ReadingInterval;
                threads.Read();
                peak = Math.Max(peak, ProcessTree.WorkingSet(process));
                if (peak > memoryLimit)
                    return Stopped(SuiteEnd.OutOfMemory, $"it used more than {memoryLimit >> 20} MiB");
            }
            cancellationToken.ThrowIfCancellationRequested();
            var (time, computed) = (Stopwatch.GetElapsedTime(start), childrenComputed() - before);
            var run = Ended(process, lines, reading, trial) with { Elapsed = time, Computed = computed, Waited = Waited(time), PeakMemory = peak };
            if (run.End != SuiteEnd.Completed && cancellationToken.WaitHandle.WaitOne(cancellationGrace ?? CancellationGrace))
                cancellationToken.ThrowIfCancellationRequested();
            return run;

            TimeSpan? Waited(TimeSpan elapsed) => threads.Times.Values.Any(thread => thread.Cpu > TimeSpan.Zero) ? ThreadLoad.Between(NoThreads, threads.Times, traits.WorkersOf(plan), elapsed).Wait : null;

            SuiteRun Stopped(SuiteEnd end, string message) => new() { End = end, Elapsed = Stopwatch.GetElapsedTime(start), Waited = Waited(Stopwatch.GetElapsedTime(start)), PeakMemory = peak, Message = message };
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    private SuiteRun Ended(Process process, LastLines lines, Task[] reading, SuiteTrial trial)
    {
        var run = new SuiteRun { End = SuiteEnd.Crashed, Elapsed = default };
        try
        {
            if (project.Framework.ResultsIn(trial.Scratch, project) is not { } results)
                return run with { Message = Text($", and without results: {Output()}") };
            return HasCompleted(process.ExitCode, results)
                ? run with { End = SuiteEnd.Completed, Tests = results.Tests }
                : run with { Message = Text($": {(results.Error is { } error ? LastLines.Of(error, MaxOutputLines) : Output())}") };
        }
        // The results cannot be read, for example because the process ended while it wrote them.
        catch (FormatException e)
        {
            return run with { Message = Text($". {e.Message}") };
        }

        string Output()
        {
            Task.WaitAll(reading, OutputGrace);
            return lines.ToString();
        }

        string Text(string rest) => string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {process.ExitCode}") + rest;
    }

    // A run has completed if its exit code says that all tests passed, that no test was selected, or that tests failed, and if the results agree. On
    // Microsoft.Testing.Platform, failed tests alone are an error of the run.
    private bool HasCompleted(int exitCode, SuiteResults results) => exitCode switch
    {
        0 => true,
        TestingPlatform.NoTestsExitCode when project.IsOnTestingPlatform => results.Tests.Count == 0,
        _ => exitCode == project.Framework.FailedExitCode(project) && results.Tests.Any(test => test.Failed) && (results.Error is null || project.IsOnTestingPlatform),
    };

    private ProcessStartInfo StartInfo(SuiteProject selected, SuitePlan plan, SuiteTrial trial)
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
        project.LaunchProfile?.ApplyTo(start.Environment);
        try
        {
            writePlan(plan);
            project.Framework.Prepare(start, selected, trial);
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            throw new SuiteFailedException(SuiteEnd.Crashed, $"the settings of its runner cannot be written: {e.Message}");
        }
        return start;
    }
}
