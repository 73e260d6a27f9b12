using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Exchange;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tasks;

/// <summary>Adds the project's results to a file that can be committed.</summary>
public sealed class ExportCache : ExchangeTask
{
    private protected override void Maintain(IFileSystem files)
    {
        try
        {
            var (merge, defect) = new CacheExport(Inputs.CacheDirectory, files).Export(AmorsizeFile, Inputs.AssemblyName, Policy);
            Report(defect is null ? CacheMessages.Exported(merge!, Inputs.AssemblyName, AmorsizeFile) : CacheMessages.NotExported(AmorsizeFile, defect));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.NotExported(AmorsizeFile, e));
        }
    }
}
