using System.Text.Json;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Discovery;

/// <summary>
/// Scans an assembly once for its workloads and once for its test suite, and remembers each result in one file. The assembly is known by its
/// checksum: two builds may follow each other within one clock tick of the file system, so its time and size are not enough.
/// </summary>
internal static class CachedScan
{
    // A scanner that finds other things, or makes other fingerprints, comes with another version of this assembly.
    private static string Scanner => typeof(CachedScan).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>The flagged workloads: remembered if this assembly was scanned before, else scanned now.</summary>
    /// <param name="scanFile">Path of the file that remembers.</param>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <exception cref="BadImageFormatException">The bytes are not a managed assembly.</exception>
    public static IReadOnlyList<WorkloadDescriptor> Workloads(string scanFile, byte[] assembly)
    {
        var scan = Recall(scanFile, assembly);
        if (scan.Workloads is { } remembered)
            return remembered;
        var workloads = WorkloadScanner.Scan(assembly);
        Remember(scanFile, scan with { Workloads = workloads });
        return workloads;
    }

    /// <summary>The test suite, or null: remembered if this assembly and its base classes were scanned before, else scanned now.</summary>
    /// <param name="scanFile">Path of the file that remembers.</param>
    /// <param name="assemblyPath">Path of the assembly; the assemblies of its base classes are looked for in the same directory.</param>
    /// <param name="scanner">Scans if nothing is remembered.</param>
    /// <exception cref="BadImageFormatException">The file is not a managed assembly.</exception>
    public static TestSuite? Suite(string scanFile, string assemblyPath, TestSuiteScanner scanner)
    {
        var directory = Path.GetDirectoryName(assemblyPath)!;
        var assembly = File.ReadAllBytes(assemblyPath);
        var scan = Recall(scanFile, assembly);
        if (scan.Suite is { } remembered && scanner.IsCurrent(remembered) && remembered.BaseAssemblies.All(IsUnchanged))
            return remembered.Suite;
        var baseAssemblies = new List<BaseAssembly>();
        var suite = scanner.Scan(assembly, ReadBase);
        Remember(scanFile, scan with { Suite = scanner.ToRemember(suite, baseAssemblies) });
        return suite;

        byte[]? ReadBase(string name)
        {
            byte[]? bytes = null;
            try
            {
                return bytes = Exists(name) ? new LocalFileSystem().Read(PathOf(name), int.MaxValue - 1) : null;
            }
            finally
            {
                // Noted without a checksum when reading fails, so that the suite is scanned again once the file can be read.
                baseAssemblies.Add(new BaseAssembly(name, bytes is null ? null : Checksum.Of(bytes)));
            }
        }

        bool IsUnchanged(BaseAssembly known)
        {
            string? checksum = null;
            return AtomicFile.Attempt(() => checksum = Exists(known.Name) ? new LocalFileSystem().ChecksumOf(PathOf(known.Name)) : null) && checksum == known.Checksum;
        }

        // Asked first: the exception for a missing file takes 5 ms in the first build of a process, and most base classes are in the runtime.
        bool Exists(string name) => File.Exists(PathOf(name));

        string PathOf(string name) => Path.Combine(directory, name + ".dll");
    }

    private static AssemblyScan Recall(string scanFile, byte[] assembly)
    {
        var unknown = new AssemblyScan(Checksum.Of(assembly), Scanner, Workloads: null, Suite: null);
        try
        {
            var known = JsonMembers.Read<AssemblyScan>(File.ReadAllBytes(scanFile), AssemblyScanJson.Map);
            return known.Assembly == unknown.Assembly && known.Scanner == unknown.Scanner ? known : unknown;
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or FormatException)
        {
            return unknown;
        }
    }

    // A scan that cannot be remembered is made again by the next build.
    private static void Remember(string scanFile, AssemblyScan scan) =>
        AtomicFile.Attempt(() => new LocalFileSystem().Publish(scanFile, JsonMembers.Write<AssemblyScan>(scan, AssemblyScanJson.Map)));
}
