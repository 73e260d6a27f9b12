using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Exchange;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Adds the project's results to a file that can be committed.</summary>
public sealed class ExportCache : ExchangeTask
{
    /// <summary>Name of the assembly whose results are exported.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    private protected override void Maintain(IFileSystem files)
    {
        try
        {
            var (merge, defect) = new CacheExport(CacheDirectory, files).Export(AmorsizeFile, AssemblyName, Policy);
            Report(defect is null ? CacheMessages.Exported(merge!, AssemblyName, AmorsizeFile) : CacheMessages.NotExported(AmorsizeFile, defect));
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(CacheMessages.NotExported(AmorsizeFile, e));
        }
    }
}
