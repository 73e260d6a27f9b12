using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Exchange;
using Amorsize.Discovery;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Adds the project's results to a file that can be committed.</summary>
public sealed class ExportCache : ExchangeTask
{
    // Only a configuration on the command line, or of a solution, is a global property.
    private bool IsDebugAskedFor => BuildEngine6.GetGlobalProperties().TryGetValue("Configuration", out var configuration) && configuration == "Debug";

    private ExportSelection Selection() => new(
        Inputs.TargetFramework,
        File.Exists(Inputs.AssemblyPath) ? CachedScan.Workloads(Inputs.ScanFile, Inputs.Output).Workloads.Select(workload => workload.Name).ToHashSet() : null,
        IsDebugAskedFor);

    private protected override void Maintain(IFileSystem files)
    {
        try
        {
            var (merge, defect) = new CacheExport(Inputs.CacheDirectory, files).Export(AmorsizeFile, Inputs.AssemblyName, Policy, Selection().Of);
            Report(defect is null ? CacheMessages.Exported(merge!, Inputs.AssemblyName, AmorsizeFile) : CacheMessages.NotExported(AmorsizeFile, defect));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.NotExported(AmorsizeFile, e));
        }
    }
}
