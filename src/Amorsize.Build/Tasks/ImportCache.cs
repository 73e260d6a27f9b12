using Amorsize.Build.Diagnostics;
using Amorsize.Build.Properties;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Copies exported results into the cache: all of them, or none if their file is defective.</summary>
public sealed class ImportCache : ExchangeTask
{
    private protected override void Maintain(IFileSystem files)
    {
        var (merge, defect) = new CacheImport(Inputs.CacheDirectory, files).Import(AmorsizeFile, Policy);
        if (defect is { Verdict: Verdict.NotFound })
            throw new PropertyException(nameof(AmorsizeFile), AmorsizeFile, "a file that -t:AmorsizeExport wrote");
        Report(defect is null ? CacheMessages.Imported(merge!, AmorsizeFile, Inputs.CacheDirectory) : CacheMessages.NotImported(AmorsizeFile, defect));
    }
}
