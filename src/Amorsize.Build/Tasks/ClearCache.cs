using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Deletes the results of the project in the cache's directory, and no files of other projects or programs.</summary>
public sealed class ClearCache : MaintenanceTask
{
    private protected override void Maintain(IFileSystem files) =>
        Report(CacheMessages.Cleared(new CacheClearing(Inputs.CacheDirectory, files).Clear(Inputs.AssemblyName), Inputs.CacheDirectory));
}
