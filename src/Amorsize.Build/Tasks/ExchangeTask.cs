using Amorsize.Build.Properties;
using Amorsize.Cache.Exchange;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that export and import results: has their file, and their rule for two results of the same key.</summary>
public abstract class ExchangeTask : MaintenanceTask
{
    /// <summary>Absolute path of the file of exported results.</summary>
    [Required]
    public string AmorsizeFile { get; set; } = "";

    /// <summary>Name of the <see cref="MergePolicy"/>: which of two results of the same key is kept.</summary>
    public string AmorsizeMerge { get; set; } = "";

    private protected MergePolicy Policy => PropertyText.Choice<MergePolicy>(nameof(AmorsizeMerge), AmorsizeMerge);
}
