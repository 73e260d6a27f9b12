using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Removes entries that no build has used for long. The last step of a build that measured.</summary>
public sealed class PruneCache : CacheTask
{
    // A build waits for this task, so one prune has a limit.
    private static readonly PruneLimits Limits = new(Files: 10_000, TimeSpan.FromSeconds(1));

    /// <summary>All workloads that the assembly flags. Their entries are never removed.</summary>
    public ITaskItem[] Workloads { get; set; } = [];

    private protected override void Run()
    {
        var build = CurrentBuild();
        var result = new Pruner(Inputs.CacheDirectory, TimeProvider.System, new LocalFileSystem()).Prune(new()
        {
            Mode = Inputs.Prune,
            Keep = Workloads.Select(workload => (Subject)new Subject.Workload(workload.ItemSpec)).Concat(Inputs.TunesTests ? [Subject.Tests] : []).Select(build.KeyOf).ToHashSet(),
            Machine = build.Machine,
            Ttl = build.CacheTtl,
            Limits = Limits,
        });
        var done = CacheMessages.Pruned(result, Inputs.CacheDirectory);
        Report(!Inputs.IsPruneAskedFor ? done
            : result is { Ran: false, Obstacle: { } obstacle } ? CacheMessages.NotChanged(obstacle)
            : done with { Severity = Severity.Message });
    }
}
