using Amorsize.Cache.Entries;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Exchange;

/// <summary>Copies results from the cache into a file that can be committed, or imported on another machine.</summary>
internal sealed class CacheExport(string directory, IFileSystem files)
{
    /// <summary>
    /// Adds the results of an assembly to an export file. An existing file that is not a valid export is not overwritten; its defect is returned. If the
    /// method throws, the file is unchanged.
    /// </summary>
    /// <param name="path">Absolute path of the export file.</param>
    /// <param name="assemblyName">The assembly whose results are exported.</param>
    /// <param name="policy">Decides between two results of the same workload and machine.</param>
    /// <param name="select">Chooses among the results of the assembly; null for all of them.</param>
    /// <returns>The merge, or the defect of the file that prevented it.</returns>
    /// <exception cref="LockHeldException">Another build held the file for too long.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not write the file.</exception>
    public (MergeResult? Merge, Finding? Defect) Export(string path, string assemblyName, MergePolicy policy, Func<IReadOnlyList<Entry>, IEnumerable<Entry>>? select = null)
    {
        // The lock covers the read too: otherwise two builds could read the same file, and the second write would lose the results of the first.
        using var held = files.WaitForLock(ExportLock.PathFor(path), deletesFile: true);
        var (existing, defect) = ExportFile.Read(files, path);
        if (defect is not null && defect.Verdict != Verdict.NotFound)
            return (null, defect);
        IReadOnlyList<Entry> results = [.. new CacheInventory(directory, files).Files()
            .Select(file => file.Reading?.Entry)
            .OfType<Entry>()
            .Where(entry => entry.IsMeasured && entry.Key.AssemblyName == assemblyName)];
        var merge = Merge.Of(existing, select is null ? results : select(results), policy);
        if (merge.Taken.Count > 0)
        {
            var content = ExportFormat.Write(merge.Entries);
            // Reading the new content back detects a file above the size limit, which could not be imported.
            if (ExportFormat.Read(content).Defect is { } refusal)
                return (null, refusal);
            files.Publish(path, content);
        }
        return (merge, null);
    }
}
