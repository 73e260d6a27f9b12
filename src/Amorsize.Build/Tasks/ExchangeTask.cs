using Amorsize.Build.Properties;
using Amorsize.Cache.Exchange;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of export and import: the file, and which of two results of the same key stays.</summary>
public abstract class ExchangeTask : MaintenanceTask
{
    /// <summary>Absolute path of the file of exported results.</summary>
    [Required]
    public string AmorsizeFile { get; set; } = "";

    /// <summary>A <see cref="MergePolicy"/>.</summary>
    public string AmorsizeMerge { get; set; } = "";

    private protected MergePolicy Policy => PropertyText.Choice<MergePolicy>(nameof(AmorsizeMerge), AmorsizeMerge);
}
