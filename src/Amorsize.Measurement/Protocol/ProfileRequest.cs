namespace Amorsize.Measurement.Protocol;

/// <summary>The build's request to one profiler process. The build writes it to a file and names the file on the command line.</summary>
internal sealed record ProfileRequest
{
    /// <summary>Absolute path of the assembly with the flagged method.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>Metadata token of the flagged method.</summary>
    public required int MethodToken { get; init; }

    /// <summary>The properties of the method's flag.</summary>
    public required WorkloadOptions Options { get; init; }

    /// <summary>The time budget of the search.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>Absolute path of the report that the process writes.</summary>
    public required string ReportPath { get; init; }

    /// <summary>Absolute path of the empty file that the process writes first. Without it, the workload's runtime is missing and the process never started.</summary>
    public string StartedPath => ReportPath + ".started";
}
