using System.Globalization;
using System.Text;
using Amorsize.Discovery;
using Amorsize.Discovery.Outputs;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Finds the flagged workloads of the assembly that was built.</summary>
/// <param name="output">Where the assembly and the files of its output are.</param>
/// <param name="scanFile">Absolute path of the file that remembers what the scan found.</param>
/// <param name="noWorkloadsFile">Absolute path of a file that records that the assembly flags no workload.</param>
/// <param name="files">The file system.</param>
internal sealed class FlaggedWorkloads(OutputLocation output, string scanFile, string noWorkloadsFile, IFileSystem files)
{
    private DateTime assemblyTime;
    private byte[] assembly = [];

    /// <exception cref="BadImageFormatException">The file is no managed assembly.</exception>
    public WorkloadScan Find()
    {
        // The time is read before the content. If the assembly is rewritten in between, the note keeps the older time and the next build scans again.
        var assemblyPath = output.AssemblyPath;
        assemblyTime = File.GetLastWriteTimeUtc(assemblyPath);
        assembly = files.ReadWhole(assemblyPath) ?? throw new FileNotFoundException($"{assemblyPath} is not there.");
        return CachedScan.Workloads(scanFile, assembly, output);
    }

    /// <summary>
    /// Notes that the assembly flags nothing. While the note has the assembly's time of last write and its size, the targets skip the tasks without loading them.
    /// A time alone is no evidence: tools that restore files, and reproducible builds, give many assemblies the same one. MSBuild cannot read a size, but the
    /// length of a file's text.
    /// </summary>
    public void NoteThatThereAreNone() => AtomicFile.Attempt(() =>
    {
        files.Publish(noWorkloadsFile, Encoding.ASCII.GetBytes(Encoding.UTF8.GetCharCount(assembly).ToString(CultureInfo.InvariantCulture)));
        File.SetLastWriteTimeUtc(noWorkloadsFile, assemblyTime);
    });
}
