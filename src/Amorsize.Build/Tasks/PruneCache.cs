using Amorsize.Build.Diagnostics;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Removes entries that no build has used for long. The last step of a build that measured.</summary>
public sealed class PruneCache : CacheTask
{
    // A build waits for this task: a larger cache is pruned over several builds.
    private static readonly PruneLimits Limits = new(Files: 10_000, TimeSpan.FromSeconds(1));

    /// <summary>All workloads that the assembly flags. Their entries are never removed.</summary>
    public ITaskItem[] Workloads { get; set; } = [];

    /// <summary>The machine, as <see cref="CheckWorkloads"/> gave it.</summary>
    [Required]
    public string Machine { get; set; } = "";

    /// <summary>Whether the project's test suite is tuned, so that its entry is never removed either.</summary>
    public bool TunesTests { get; set; }

    /// <summary>A <see cref="PruneMode"/>.</summary>
    public string AmorsizePrune { get; set; } = "";

    /// <summary>Whether the user asked for the prune, and so sees its result as a message.</summary>
    public bool IsAskedFor { get; set; }

    private protected override void Run()
    {
        var build = BuildOn(MachineText.Read(Machine));
        var result = new Pruner(CacheDirectory, TimeProvider.System, new LocalFileSystem()).Prune(new()
        {
            Mode = PropertyText.Choice<PruneMode>(nameof(AmorsizePrune), AmorsizePrune),
            Keep = Workloads.Select(workload => workload.ItemSpec).Concat(TunesTests ? [EntryKey.TestSuite] : []).Select(build.KeyOf).ToHashSet(),
            Machine = build.Machine,
            Ttl = build.CacheTtl,
            Limits = Limits,
        });
        var done = CacheMessages.Pruned(result, CacheDirectory);
        Report(!IsAskedFor ? done
            : result is { Ran: false, Obstacle: { } obstacle } ? CacheMessages.NotChanged(obstacle)
            : done with { Severity = Severity.Message });
    }
}
