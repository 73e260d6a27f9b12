namespace Amorsize.Measurement.Protocol;

/// <summary>What the build asks of one profiler process, written to a file that is named on its command line.</summary>
internal sealed record ProfileRequest
{
    /// <summary>Absolute path of the assembly with the flagged method.</summary>
    public required string AssemblyPath { get; init; }

    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>Metadata token of the flagged method.</summary>
    public required int MethodToken { get; init; }

    /// <summary>Name of the member that gives the items; null for a job and for a test method with rows.</summary>
    public string? ItemsMember { get; init; }

    /// <summary>Items in production; 0: as many as the sample.</summary>
    public int ItemCount { get; init; }

    /// <summary>The most workers that the flag allows; 0: no ceiling.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary>Measuring time.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>Absolute path of the report to write.</summary>
    public required string ReportPath { get; init; }

    /// <summary>Absolute path of the empty file to write first: it tells a process that runs from one whose runtime is missing.</summary>
    public string StartedPath => ReportPath + ".started";
}
