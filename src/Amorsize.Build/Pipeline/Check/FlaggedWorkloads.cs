using Amorsize.Discovery;
using Amorsize.Discovery.Outputs;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Finds the flagged workloads of the assembly that was built.</summary>
/// <param name="output">Where the assembly and the files of its output are.</param>
/// <param name="scanFile">Absolute path of the file that remembers what the scan found.</param>
/// <param name="noWorkloadsFile">Absolute path of an empty file that records that the assembly flags no workload.</param>
/// <param name="files">The file system.</param>
internal sealed class FlaggedWorkloads(OutputLocation output, string scanFile, string noWorkloadsFile, IFileSystem files)
{
    /// <exception cref="BadImageFormatException">The file is no managed assembly.</exception>
    public WorkloadScan Find()
    {
        // The time is read before the content. If the assembly is rewritten in between, the note keeps the older time and the next build scans again.
        var assemblyPath = output.AssemblyPath;
        var assemblyTime = File.GetLastWriteTimeUtc(assemblyPath);
        var assembly = files.Read(assemblyPath, int.MaxValue - 1) ?? throw new FileNotFoundException($"{assemblyPath} is not there.");
        var flagged = CachedScan.Workloads(scanFile, assembly, output);
        if (flagged.Workloads.Count == 0)
            Note(assemblyTime);
        return flagged;
    }

    // While the note and the assembly have the same time of last write, the targets skip the tasks without loading them.
    private void Note(DateTime assemblyTime) => AtomicFile.Attempt(() =>
    {
        files.Publish(noWorkloadsFile, []);
        File.SetLastWriteTimeUtc(noWorkloadsFile, assemblyTime);
    });
}
