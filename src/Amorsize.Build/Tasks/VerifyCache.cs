using Amorsize.Build.Diagnostics;
using Amorsize.Build.Properties;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Reads every entry of the cache and warns of each defective one; quarantines the corrupt ones on request.</summary>
public sealed class VerifyCache : MaintenanceTask
{
    /// <summary>Whether corrupt entries are quarantined: true or false.</summary>
    public string AmorsizeRepair { get; set; } = "";

    private protected override void Maintain(IFileSystem files)
    {
        var result = new CacheVerification(Inputs.CacheDirectory, files).Verify(PropertyText.Bool(nameof(AmorsizeRepair), AmorsizeRepair));
        foreach (var defect in result.Defects)
            Report(CacheMessages.Defective(defect));
        if (result.RepairFailure is not null)
            Report(CacheMessages.NotChanged(result.RepairFailure));
        Report(CacheMessages.Verified(result, Inputs.CacheDirectory));
    }
}
