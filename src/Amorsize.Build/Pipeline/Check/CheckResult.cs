using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>What a check found: each workload is either settled, to be measured, or the subject of an error.</summary>
internal sealed class CheckResult
{
    public List<ResolvedSettings> Resolved { get; } = [];

    public List<WorkloadDescriptor> ToMeasure { get; } = [];

    /// <summary>What is here and holds.</summary>
    public List<RemoteResult> Hits { get; } = [];

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>When those that are hits stay so.</summary>
    public Validity Validity { get; set; } = Validity.Always;

    public List<Diagnostic> Diagnostics { get; } = [];
}
