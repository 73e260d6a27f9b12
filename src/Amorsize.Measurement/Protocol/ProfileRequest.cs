using Amorsize.Engine;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Protocol;

/// <summary>The build's request to one profiler process. The build writes it to a file and names the file in an environment variable.</summary>
internal sealed record ProfileRequest
{
    /// <summary>The byte that the profiler writes to its first standard output after each of its files: <see cref="StartedPath"/>, <see cref="ReportPath"/>.</summary>
    public const byte Progress = (byte)'.';

    /// <summary>Name of the environment variable with the path of the request file. The command line is that of the user's program.</summary>
    public const string PathVariable = "AMORSIZE_PROFILER_REQUEST";

    /// <summary>Environment variables that set up the runtime of the profiler. It reads them when it starts, and the profiler then removes them.</summary>
    public static IReadOnlyDictionary<string, string> RuntimeVariables { get; } = new Dictionary<string, string>
    {
        // Zero makes the runtime optimize hot methods at once. By default it waits until it has compiled nothing new for 100 ms. On a busy machine that may
        // never happen, and unoptimized code would be measured.
        ["DOTNET_TC_CallCountingDelayMs"] = "0",
        // No crash dumps: a crash is reported as a warning, and a dump would only delay the build.
        ["DOTNET_DbgEnableMiniDump"] = "0",
        // No pipes for diagnostics and debuggers: they lie in the temporary folder, and a process that is killed leaves them there.
        ["DOTNET_EnableDiagnostics_IPC"] = "0",
        ["DOTNET_EnableDiagnostics_Debugger"] = "0",
    };

    /// <summary>Absolute path of the assembly with the flagged method.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>Metadata token of the flagged method.</summary>
    public required int MethodToken { get; init; }

    /// <summary>The properties of the method's <see cref="WorkloadAttribute"/>.</summary>
    public required WorkloadOptions Options { get; init; }

    /// <summary>The longest time that the search may take.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>The last result of the same code on this machine, which the search checks before it looks for other plans; null where there is none.</summary>
    public Profile? Earlier { get; init; }

    /// <summary>The plans to compare with the reference plans; null to search for the best plan.</summary>
    public IReadOnlyList<ExecutionPlan>? Compared { get; init; }

    /// <summary>The look that is wanted in place of a search; null for a search.</summary>
    public LookRequest? Look { get; init; }

    /// <summary>Absolute path of the report file that the profiler writes.</summary>
    public required string ReportPath { get; init; }

    /// <summary>
    /// Absolute path of the file that the profiler writes first. If the file is missing, the profiler never started, since the .NET runtime that the workload
    /// needs is not installed. While code of the user around the measurement runs, the file holds the name of that code; else it is empty.
    /// </summary>
    public string StartedPath => ReportPath + ".started";

    /// <summary>
    /// Absolute path of the file that takes the profiler's standard error. The workload's output goes nowhere while it is measured; after a crash, the last
    /// words of the runtime are in this file.
    /// </summary>
    public string ErrorPath => ReportPath + ".errors";
}
