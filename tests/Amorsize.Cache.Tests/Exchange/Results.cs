using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Exchange;

/// <summary>Sample results of several workloads, and short forms of export and import.</summary>
internal static class Results
{
    /// <summary>Path of the export file.</summary>
    public static readonly string File = Path.Combine("project", "amorsize.baseline.json");

    public static Entry Of(string workload, int hour = 0, string reason = "measured") => Sample.Entry(reason).Of(workload) with { CreatedAt = Sample.Noon.AddHours(hour) };

    /// <summary>All files with their content, for comparison.</summary>
    public static IReadOnlyList<string> State(this MemoryFiles files) => [.. files.Paths.Select(path => $"{path}: {Convert.ToHexString(files[path])}")];

    public static (MergeResult? Merge, Finding? Defect) Export(this CacheInMemory build, MergePolicy policy = MergePolicy.Newer, string assembly = "MyApp.Imaging") =>
        new CacheExport(CacheInMemory.Root, build.Files).Export(File, assembly, policy);

    public static (MergeResult? Merge, Finding? Defect) Import(this CacheInMemory build, MergePolicy policy = MergePolicy.Newer) =>
        new CacheImport(CacheInMemory.Root, build.Files).Import(File, policy);

    public static string Counts(this (MergeResult? Merge, Finding? Defect) result) =>
        string.Join(", ", result.Merge!.Outcomes.CountBy(outcome => outcome).OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"));
}
