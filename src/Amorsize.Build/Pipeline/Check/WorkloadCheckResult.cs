using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The outcome of a <see cref="WorkloadCheck"/>.</summary>
/// <param name="Known">The settings of all workloads, as far as they are known before this build measures.</param>
/// <param name="ToMeasure">The workloads that this build measures.</param>
/// <param name="IsOutdated">Whether the settings file must be written, or may have to be after a measurement.</param>
/// <param name="AllHits">The span of time in which every look-up stays a hit and the settings file stays current; null if one of them is not.</param>
internal sealed record WorkloadCheckResult(IReadOnlyList<ResolvedSettings> Known, IReadOnlyList<WorkloadDescriptor> ToMeasure, bool IsOutdated, Validity? AllHits);
