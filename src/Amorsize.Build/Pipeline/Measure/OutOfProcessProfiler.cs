using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Selection;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Profiles in a child process. Whatever the workload does, the build goes on and no process is left behind.</summary>
/// <param name="host">The files and folders that start the profiler.</param>
/// <param name="memoryLimit">Maximum working set, in bytes, of the process with all its child processes. Above it, they are ended.</param>
/// <param name="reached">Called when the search reaches a stage.</param>
internal sealed class OutOfProcessProfiler(ProfilerHost host, long memoryLimit, Action<SearchStage> reached) : IProfiler
{
    // The lowest byte of dotnet's exit code when no installed runtime fits.
    private const int FrameworkMissing = 0x96;

    // Exit code after Ctrl+C: 128 plus the number of SIGINT.
    private const int Interrupted = 130;
    private const int LinesOfError = 3;

    // The rest of the memory is left to other programs.
    private const double MemoryShare = 0.75;
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);

    // While the profiler measures, the build sleeps, except that it looks at the memory in use. A look takes about a millisecond of CPU time.
    private static readonly TimeSpan MemoryInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>The working set in bytes above which a workload on this machine is ended.</summary>
    public static long UsableMemory => (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * MemoryShare);

    public ProfileReport Profile(ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var requestPath = scratch.At("request.json");
        request = request with { ReportPath = scratch.At("report.json") };
        File.WriteAllBytes(requestPath, ProtocolJson.Write(request));
        return Run(ProfilerCommand.Of(host, scratch.Path, requestPath), request, timeLimit, started, cancellationToken);
    }

    private ProfileReport Run(ProcessStartInfo startInfo, ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = startInfo, EnableRaisingEvents = true };
        using var wake = new SemaphoreSlim(0);
        var errors = new LastLines(LinesOfError);
        var stages = new ConcurrentQueue<SearchStage>();
        process.Exited += (_, _) => Wake(wake);
        process.Start();
        ProcessTree.Adopt(process);
        try
        {
            _ = WakeAtEachByte(process.StandardOutput.BaseStream, wake, stages);
            var outputEnd = errors.ReadAsync(process.StandardError);
            var start = Stopwatch.GetTimestamp();
            var hasStarted = false;
            // The profiler stays alive after its report, so that processes which the workload started can still be found and ended.
            while (!File.Exists(request.ReportPath) && !process.HasExited)
            {
                LookForStart();
                while (stages.TryDequeue(out var stage))
                    reached(stage);
                if (Stopwatch.GetElapsedTime(start) > timeLimit)
                    return Ended(ProfileOutcome.TimedOut, request, code => string.Create(CultureInfo.InvariantCulture, $"{code ?? "it"} did not end within {timeLimit.TotalSeconds:0} s"));
                if (ProcessTree.WorkingSet(process) > memoryLimit)
                    return Ended(ProfileOutcome.OutOfMemory, request, code => $"{code ?? "it"} used more than {memoryLimit >> 20} MiB");
                wake.Wait(MemoryInterval, cancellationToken);
            }
            cancellationToken.ThrowIfCancellationRequested();
            LookForStart();
            return File.Exists(request.ReportPath)
                ? ReportFile.Read(request.ReportPath, request.Workload, request.Look is not null)
                : Crash(process, request, errors, outputEnd, cancellationToken);

            void LookForStart()
            {
                if (hasStarted || !File.Exists(request.StartedPath))
                    return;
                hasStarted = true;
                // The start of a process may take long on a busy machine, which is not the fault of the workload.
                start = Stopwatch.GetTimestamp();
                started();
            }
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    private static async Task WakeAtEachByte(Stream output, SemaphoreSlim wake, ConcurrentQueue<SearchStage> stages)
    {
        var buffer = new byte[1];
        try
        {
            while (await output.ReadAsync(buffer).ConfigureAwait(false) > 0)
            {
                if (buffer[0] != ProfileRequest.Progress)
                    stages.Enqueue((SearchStage)buffer[0]);
                Wake(wake);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was killed.
        }
    }

    private static void Wake(SemaphoreSlim wake)
    {
        try
        {
            wake.Release();
        }
        catch (ObjectDisposedException)
        {
            // The measurement has ended.
        }
    }

    private static void AddLastWords(string path, LastLines errors)
    {
        using var file = RegularFile.Open(path);
        if (file is null)
            return;
        file.Seek(-Math.Min(file.Length, SilencedOutput.MaxErrorBytes), SeekOrigin.End);
        using var lastWords = new StreamReader(file);
        errors.ReadAsync(lastWords).Wait(CancellationToken.None);
    }

    private static ProfileReport Crash(Process process, ProfileRequest request, LastLines errors, Task outputEnd, CancellationToken cancellationToken)
    {
        // Until it has left the build's process group, Ctrl+C reaches the profiler process too, and may end it before MSBuild cancels this task.
        if (process.ExitCode == Interrupted && cancellationToken.WaitHandle.WaitOne(OutputGrace))
            cancellationToken.ThrowIfCancellationRequested();
        // A child process of the workload may keep the output open, so the wait has a limit.
        outputEnd.Wait(OutputGrace, CancellationToken.None);
        // Once the profiler has started, the runtime was there: the workload itself may end with this exit code.
        if (!File.Exists(request.StartedPath) && (process.ExitCode & 0xFF) == FrameworkMissing && errors.ToString().Contains("framework", StringComparison.OrdinalIgnoreCase))
            return new() { Outcome = ProfileOutcome.CannotRunHere, Message = $"the .NET runtime it needs is not installed: {errors}" };
        foreach (var path in (string[])[SilencedOutput.EarlierOf(request.ErrorPath), request.ErrorPath])
            AtomicFile.Attempt(() => AddLastWords(path, errors));
        return Ended(ProfileOutcome.Crashed, request, code => string.Create(CultureInfo.InvariantCulture, $"{(code is null ? "its process ended" : $"{code} ended its process")} with exit code {process.ExitCode}: {errors}"));
    }

    // The process has written no report. Its last note tells whether the workload ran, or code of the user around the measurement.
    private static ProfileReport Ended(ProfileOutcome outcome, ProfileRequest request, Func<string?, string> message)
    {
        var code = ReportFile.PreparingCode(request);
        return new() { Outcome = outcome, Message = message(code), IsOfPreparation = code is not null };
    }
}
