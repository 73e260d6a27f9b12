using Amorsize.Discovery;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Finds the flagged workloads of the assembly that was built.</summary>
/// <param name="assemblyPath">Absolute path of the assembly.</param>
/// <param name="scanFile">Absolute path of the file that remembers what the scan found.</param>
/// <param name="noWorkloadsFile">Absolute path of the note that the assembly flags nothing.</param>
/// <param name="files">The file system.</param>
internal sealed class FlaggedWorkloads(string assemblyPath, string scanFile, string noWorkloadsFile, IFileSystem files)
{
    /// <exception cref="BadImageFormatException">The file is no managed assembly.</exception>
    public IReadOnlyList<WorkloadDescriptor> Find()
    {
        // Read before the content: a later write then makes the note too old, not too young.
        var assemblyTime = File.GetLastWriteTimeUtc(assemblyPath);
        var assembly = files.Read(assemblyPath, int.MaxValue - 1) ?? throw new FileNotFoundException($"{assemblyPath} is not there.");
        var flagged = CachedScan.Workloads(scanFile, assembly);
        if (flagged.Count == 0)
            Note(assemblyTime);
        return flagged;
    }

    // As long as the assembly has the time of the note, the targets do not even load the task.
    private void Note(DateTime assemblyTime) => AtomicFile.Attempt(() =>
    {
        files.Publish(noWorkloadsFile, []);
        File.SetLastWriteTimeUtc(noWorkloadsFile, assemblyTime);
    });
}
