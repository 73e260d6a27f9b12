using Amorsize.Cache.Entries;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Exchange;

/// <summary>Copies results from the cache into a file that can be committed, sent, and imported elsewhere.</summary>
internal sealed class CacheExport(string directory, IFileSystem files)
{
    /// <summary>Adds an assembly's results to those of the file, whole or not at all. A file that is there and cannot be read as one of ours stays as it is.</summary>
    /// <exception cref="LockHeldException">Another build has been adding to the file for too long. What was there still is.</exception>
    /// <exception cref="IOException">The file cannot be written. What was there still is.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written. What was there still is.</exception>
    public ExchangeResult Export(string path, string assemblyName, MergePolicy policy)
    {
        // Held while what is there is read, too: whoever reads, merges and writes at the same time would lose the other's results.
        using var held = files.WaitForLock(ExportLock.PathFor(path));
        var (there, defect) = ExportFile.Read(files, path);
        if (defect is not null && defect.Verdict != Verdict.NotFound)
            return new(null, defect);
        var results = new CacheInventory(directory, files).Files()
            .Select(file => file.Reading?.Entry)
            .OfType<Entry>()
            .Where(entry => entry.IsMeasured && entry.Key.AssemblyName == assemblyName);
        var merge = Merge.Of(there, results, policy);
        if (merge.Taken.Count > 0)
        {
            var content = ExportFormat.Write(merge.Entries);
            // Nobody could import a file that has grown too large.
            if (ExportFormat.Read(content).Defect is { } refusal)
                return new(null, refusal);
            files.Publish(path, content);
        }
        return new(merge, null);
    }
}
