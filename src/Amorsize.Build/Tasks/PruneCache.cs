using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Removes old entries that this build does not use. It is the last step of a build that may prune.</summary>
public sealed class PruneCache : CacheTask
{
    // A build waits for the prune, so it looks at no more than 10,000 files, and at no further file after one second.
    private static readonly (int Files, TimeSpan Time) limits = (10_000, TimeSpan.FromSeconds(1));

    /// <summary>The names of all workloads that the assembly flags. Their entries are never removed.</summary>
    public ITaskItem[] Workloads { get; set; } = [];

    private protected override void Run()
    {
        var build = CurrentBuild();
        var history = new FlagHistory(Inputs.FlagsFile, TimeProvider.System, new LocalFileSystem());
        // The day is for builds that prune by themselves, so that switching between branches measures nothing again.
        var gone = Inputs.IsPruneAskedFor ? history.Gone : history.GoneForADay;
        var result = new Pruner(Inputs.CacheDirectory, TimeProvider.System, new LocalFileSystem()).Prune(new()
        {
            Mode = Inputs.Prune,
            Keep = Workloads.Select(workload => (Subject)new Subject.Workload(ItemText.NameOf(workload))).Concat(Inputs.TunesTests ? [Subject.Tests] : []).Select(build.KeyOf).ToHashSet(),
            Gone = gone.Select(name => build.KeyOf(new Subject.Workload(name))).ToHashSet(),
            Machine = build.Machine,
            Ttl = build.CacheTtl,
            Limits = limits,
        });
        if (result is { Ran: true, IsPartial: false })
            history.Forget(gone);
        var done = CacheMessages.Pruned(result, Inputs.CacheDirectory);
        Report(!Inputs.IsPruneAskedFor ? done
            : result is { Ran: false, Obstacle: { } obstacle } ? CacheMessages.NotChanged(obstacle)
            : done with { Severity = Severity.Message });
    }
}
