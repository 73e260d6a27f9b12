namespace Amorsize.Settings;

/// <summary>The keys and limits of <c>&lt;AssemblyName&gt;.amorsize.json</c>. The build writes this file, and the user's program reads it.</summary>
internal static class SettingsKeys
{
    public const string FileSuffix = ".amorsize.json";
    public const int CurrentFormatVersion = 1;

    /// <summary>The largest number of processors accepted from a file; a file with a greater one is corrupt.</summary>
    public const int MaxProcessors = 1 << 16;

    /// <summary>The largest number of workers accepted from a file; a file with a greater one is corrupt.</summary>
    public const int MaxWorkers = 1 << 16;

    public const string FormatVersion = "formatVersion";
    public const string ToolVersion = "toolVersion";
    public const string Inputs = "inputs";
    public const string Machine = "machine";
    public const string Processors = "processors";
    public const string OperatingSystem = "operatingSystem";
    public const string Architecture = "architecture";
    public const string Workloads = "workloads";

    public const string MaxDegreeOfParallelism = "maxDegreeOfParallelism";
    public const string ChunkSize = "chunkSize";
    public const string Execution = "execution";
    public const string Speedup = "speedup";
    public const string SpeedupInterval = "speedupInterval";
    public const string Reason = "reason";
    public const string Source = "source";
    public const string ProfiledAt = "profiledAt";
    public const string Model = "model";
    public const string Stale = "stale";
    public const string Warnings = "warnings";
    public const string UnderLoad = "underLoad";

    public const string ModelProcessors = "processors";
    public const string ModelItems = "items";
    public const string ItemMicroseconds = "itemMicroseconds";
    public const string TunedItemMicroseconds = "tunedItemMicroseconds";
    public const string DefaultItemMicroseconds = "defaultItemMicroseconds";
    public const string CpuShare = "cpuShare";
    public const string Sigma = "sigma";
    public const string Kappa = "kappa";
    public const string Ceiling = "ceiling";
}
