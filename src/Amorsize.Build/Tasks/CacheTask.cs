using Amorsize.Caching;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>What the tasks that use the result cache have in common: where results may be, and what an entry is kept under.</summary>
public abstract class CacheTask : AmorsizeTask
{
    /// <summary>Absolute path of the cache.</summary>
    [Required]
    public string CacheDirectory { get; set; } = "";

    /// <summary>Name of the assembly that is built.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>Such as net10.0.</summary>
    [Required]
    public string TargetFramework { get; set; } = "";

    /// <summary>Such as Debug.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>The properties that shape a measurement, each with its Value.</summary>
    public ITaskItem[] MeasurementSettings { get; set; } = [];

    /// <summary>A time span.</summary>
    public string AmorsizeCacheTtl { get; set; } = "";

    /// <summary>Absolute path of the exported results that are asked where the cache has none; empty: there are none.</summary>
    public string AmorsizeBaselineFile { get; set; } = "";

    private protected ResultCache OpenCache(ICacheFiles files) => new(CacheDirectory, TimeProvider.System, files);

    /// <summary>All that a look-up asks, in its order.</summary>
    private protected LayeredCache OpenLayers(ICacheFiles files) => AmorsizeBaselineFile.Length == 0
        ? new(OpenCache(files))
        : new(OpenCache(files), new Baseline(AmorsizeBaselineFile, TimeProvider.System, files));

    /// <summary>The build, on the machine that results are to hold on.</summary>
    private protected CurrentBuild BuildOn(Machine machine) => new()
    {
        AssemblyName = AssemblyName,
        TargetFramework = TargetFramework,
        Configuration = Configuration,
        Machine = machine,
        Settings = [.. MeasurementSettings.Select(setting => new NamedField(setting.ItemSpec, setting.GetMetadata("Value") is { Length: > 0 } value ? Properties.PropertyText.Canonical(value) : "default"))],
        ToolVersion = ToolVersion,
        CacheTtl = Properties.PropertyText.Span(nameof(AmorsizeCacheTtl), AmorsizeCacheTtl),
    };
}
