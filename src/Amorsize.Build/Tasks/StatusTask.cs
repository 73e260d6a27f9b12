using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Keys;
using Amorsize.Discovery;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>
/// Base of the tasks that show what a build would find now. They measure nothing and change no file of the cache, not even a corrupt one.
/// </summary>
public abstract class StatusTask : CacheTask
{
    /// <summary>
    /// The status of each workload and of the suite, as last built. It is <see langword="null"/>, after a message, if the assembly is not built or cannot run
    /// on this machine.
    /// </summary>
    private protected IReadOnlyList<StatusRow>? LookUp(CurrentBuild build, IFileSystem files)
    {
        if (!File.Exists(Inputs.AssemblyPath))
            Report(CacheMessages.NotBuilt(Inputs.AssemblyPath));
        else if (Inputs.ForeignRuntimeIdentifier.Length > 0)
            Report(WorkloadMessages.ForeignRuntime(Inputs.AssemblyName, Inputs.ForeignRuntimeIdentifier) with { Severity = Severity.Message });
        else
        {
            var suite = Inputs.TunesTests && CachedScan.Suite(Inputs.ScanFile, Inputs.AssemblyPath, SupportedFrameworks.Scanner) is { } tests
                ? build.ForSuite(SuiteInputs.ProjectOf(Inputs, tests, optionDefaults: []), Inputs.TestTimeBudgetText).RequestFor(Subject.Tests, tests.Fingerprint)
                : null;
            using var remote = OpenRemote();
            return new WorkloadStatus(OpenLayers(files, remote), build, TimeProvider.System).Of(CachedScan.Workloads(Inputs.ScanFile, Inputs.Output).Workloads, suite);
        }
        return null;
    }
}
