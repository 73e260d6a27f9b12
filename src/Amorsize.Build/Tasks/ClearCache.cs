using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Deletes all files of this package in the cache's directory, and no other files.</summary>
public sealed class ClearCache : MaintenanceTask
{
    private protected override void Maintain(IFileSystem files) =>
        Report(CacheMessages.Cleared(new CacheClearing(Inputs.CacheDirectory, files).Clear(), Inputs.CacheDirectory));
}
