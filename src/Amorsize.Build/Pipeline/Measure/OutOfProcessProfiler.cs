using System.Diagnostics;
using System.Globalization;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Profiles in a child process. Whatever the workload does, the build goes on and no process is left behind.</summary>
/// <param name="host">The files and folders that start the profiler.</param>
/// <param name="memoryLimit">Maximum working set, in bytes, of the process with all its child processes. Above it, they are ended.</param>
internal sealed class OutOfProcessProfiler(ProfilerHost host, long memoryLimit) : IProfiler
{
    // The lowest byte of dotnet's exit code when no installed runtime fits.
    private const int FrameworkMissing = 0x96;

    // Exit code after Ctrl+C: 128 plus the number of SIGINT.
    private const int Interrupted = 130;
    private const int LinesOfError = 3;

    // Memory is checked only at every fifth look: finding all child processes takes CPU time, which interferes with the measurement.
    private const int LooksPerMemoryLook = 5;
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    public ProfileReport Profile(ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        var requestPath = scratch.At("request.json");
        request = request with { ReportPath = scratch.At("report.json") };
        File.WriteAllBytes(requestPath, ProtocolJson.Write(request));
        return Run(StartInfo(scratch.Path, requestPath), request, timeLimit, started, cancellationToken);
    }

    private ProfileReport Run(ProcessStartInfo startInfo, ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = startInfo };
        var errors = new LastLines(LinesOfError);
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        process.Start();
        try
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            var start = Stopwatch.GetTimestamp();
            var hasStarted = false;
            // The profiler stays alive after its report, so that processes which the workload started can still be found and ended.
            for (var looks = 0; !File.Exists(request.ReportPath) && !process.WaitForExit(LookInterval); looks++)
            {
                LookForStart();
                cancellationToken.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(start) > timeLimit)
                    return new() { Outcome = ProfileOutcome.TimedOut, Message = string.Create(CultureInfo.InvariantCulture, $"it did not end within {timeLimit.TotalSeconds:0} s") };
                if (looks % LooksPerMemoryLook == 0 && ProcessTree.WorkingSet(process) > memoryLimit)
                    return new() { Outcome = ProfileOutcome.OutOfMemory, Message = $"it used more than {memoryLimit >> 20} MiB" };
            }
            cancellationToken.ThrowIfCancellationRequested();
            LookForStart();
            return Report(process, request, errors, cancellationToken);

            void LookForStart()
            {
                if (hasStarted || !File.Exists(request.StartedPath))
                    return;
                hasStarted = true;
                started();
            }
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    private static ProfileReport Report(Process process, ProfileRequest request, LastLines errors, CancellationToken cancellationToken)
    {
        if (File.Exists(request.ReportPath))
            return ReportFile.Read(request.ReportPath, request.Workload);
        // Ctrl+C reaches the profiler process too, and may end it before MSBuild cancels this task.
        if (process.ExitCode == Interrupted && cancellationToken.WaitHandle.WaitOne(OutputGrace))
            cancellationToken.ThrowIfCancellationRequested();
        // This call also waits until all output is read. A child process of the workload may keep the output open, so the wait has a limit.
        process.WaitForExitAsync(CancellationToken.None).Wait(OutputGrace, CancellationToken.None);
        // Once the profiler has started, the runtime was there: the workload itself may end with this exit code.
        return !File.Exists(request.StartedPath) && (process.ExitCode & 0xFF) == FrameworkMissing && errors.ToString().Contains("framework", StringComparison.OrdinalIgnoreCase)
            ? new() { Outcome = ProfileOutcome.CannotRunHere, Message = $"the .NET runtime it needs is not installed: {errors}" }
            : new() { Outcome = ProfileOutcome.Crashed, Message = string.Create(CultureInfo.InvariantCulture, $"its process ended with exit code {process.ExitCode}: {errors}") };
    }

    private ProcessStartInfo StartInfo(string scratch, string requestPath)
    {
        var startInfo = new ProcessStartInfo(host.DotNet)
        {
            WorkingDirectory = Path.GetDirectoryName(host.Assembly),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var arguments = startInfo.ArgumentList;
        arguments.Add("exec");
        arguments.Add("--runtimeconfig");
        arguments.Add(RuntimeConfig.For(host, scratch));
        if (File.Exists(host.DependencyFile))
        {
            arguments.Add("--depsfile");
            arguments.Add(host.DependencyFile);
        }
        foreach (var folder in host.PackageFolders)
        {
            arguments.Add("--additionalprobingpath");
            arguments.Add(folder);
        }
        arguments.Add(host.Profiler);
        arguments.Add(requestPath);
        ProfilerEnvironment.Prepare(startInfo.Environment);
        return startInfo;
    }
}
