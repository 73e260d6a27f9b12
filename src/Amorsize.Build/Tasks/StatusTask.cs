using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Keys;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>
/// What the tasks that show what a build would find now have in common. They measure nothing, and leave every file of the cache as it is, corrupt ones too.
/// </summary>
public abstract class StatusTask : WorkloadTask
{
    /// <summary>Whether the project's test suite is tuned too.</summary>
    public bool TunesTests { get; set; }

    /// <summary>Whether the assembly is a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication { get; set; }

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

    /// <summary>What is known of the assembly as it was last built; <see langword="null"/> where that cannot be said, and then why not has been said.</summary>
    private protected IReadOnlyList<StatusRow>? LookUp(CurrentBuild build, IFileSystem files)
    {
        if (!File.Exists(AssemblyPath))
            Report(CacheMessages.NotBuilt(AssemblyPath));
        else if (ForeignRuntimeIdentifier.Length > 0)
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier) with { Severity = Severity.Message });
        else
        {
            var assembly = File.ReadAllBytes(AssemblyPath);
            var suite = TunesTests && SupportedFrameworks.Scanner.Scan(AssemblyPath) is { } tests
                ? build.ForSuite(tests.Framework, IsTestingPlatformApplication, AmorsizeTotalTimeBudget).RequestFor(EntryKey.TestSuite, tests.Fingerprint)
                : null;
            using var remote = OpenRemote();
            return new WorkloadStatus(OpenLayers(files, remote), build, TimeProvider.System).Of(CachedScan.Recall(ScanFile, assembly), suite);
        }
        return null;
    }
}
