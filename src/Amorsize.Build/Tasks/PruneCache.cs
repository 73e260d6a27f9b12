using Amorsize.Build.Properties;
using Amorsize.Caching;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>Removes entries that nobody has used for long. The last step of a build that measured.</summary>
public sealed class PruneCache : CacheTask
{
    /// <summary>The workloads that this build looked up: theirs are never removed.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    /// <summary>A time span.</summary>
    public string AmorsizeCacheTtl { get; set; } = "";

    /// <summary>A <see cref="PruneMode"/>.</summary>
    public string AmorsizePrune { get; set; } = "";

    private protected override void Run() => new Pruner(CacheDirectory, TimeProvider.System, new CacheFiles()).Prune(
        PropertyText.Choice<PruneMode>(nameof(AmorsizePrune), AmorsizePrune),
        Workloads.Select(workload => KeyOf(workload.ItemSpec)).ToHashSet(),
        PropertyText.Span(nameof(AmorsizeCacheTtl), AmorsizeCacheTtl),
        new PruneLimits(Files: 10_000, TimeSpan.FromSeconds(1)));
}
