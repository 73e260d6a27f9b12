using System.Text.Json;
using Amorsize.Discovery.Outputs;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Discovery;

/// <summary>
/// Scans an assembly for its workloads and its test suite, and stores both results in the scan file, so that an unchanged assembly is not scanned again.
/// A checksum identifies the assembly. Time and size are not enough: two builds may write it within one clock tick of the file system.
/// </summary>
internal static class CachedScan
{
    // Stored results hold only for the same scanner. Every change of its code gives this assembly another module version ID.
    private static string Scanner => typeof(CachedScan).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>The flagged workloads of an assembly, as <see cref="Workloads(string, byte[], OutputLocation)"/>.</summary>
    /// <param name="scanFile">Path of the scan file, which need not exist.</param>
    /// <param name="location">Where the assembly and the files of its output are.</param>
    /// <exception cref="BadImageFormatException">The file is not a managed assembly.</exception>
    /// <exception cref="IOException">The assembly cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This process has no right to read the assembly.</exception>
    public static WorkloadScan Workloads(string scanFile, OutputLocation location) => Workloads(scanFile, BytesOf(location.AssemblyPath), location);

    /// <summary>
    /// The flagged workloads: read from the scan file if this assembly was scanned before and the files that its workloads depend on are unchanged, else
    /// scanned now.
    /// </summary>
    /// <param name="scanFile">Path of the scan file, which need not exist.</param>
    /// <param name="assembly">The assembly's bytes.</param>
    /// <param name="location">Where the files of its output are.</param>
    /// <exception cref="BadImageFormatException">The bytes are not a managed assembly.</exception>
    public static WorkloadScan Workloads(string scanFile, byte[] assembly, OutputLocation location)
    {
        var scan = Recall(scanFile, assembly);
        if (scan.Workloads is { } remembered && scan.Dependencies.All(file => file.IsCurrent))
            return new(remembered, scan.Dependencies);
        var output = new OutputFiles(location);
        var workloads = WorkloadScanner.Scan(assembly, output);
        Remember(scanFile, scan with { Workloads = workloads, Dependencies = output.Seen });
        return new(workloads, output.Seen);
    }

    /// <summary>The test suite, or null if there is none: read from the scan file if assembly and base classes are unchanged, else scanned now.</summary>
    /// <param name="scanFile">Path of the scan file, which need not exist.</param>
    /// <param name="assemblyPath">Path of the assembly; the assemblies of its base classes are looked for in the same directory.</param>
    /// <param name="scanner">Scans the assembly if the scan file has no current result.</param>
    /// <exception cref="BadImageFormatException">The file is not a managed assembly.</exception>
    public static TestSuite? Suite(string scanFile, string assemblyPath, TestSuiteScanner scanner)
    {
        var directory = Path.GetDirectoryName(assemblyPath)!;
        var assembly = BytesOf(assemblyPath);
        var scan = Recall(scanFile, assembly);
        if (scan.Suite is { } remembered && scanner.IsCurrent(remembered) && remembered.BaseAssemblies.All(IsUnchanged))
            return remembered.Suite;
        var baseAssemblies = new List<(string Name, string? Checksum)>();
        var suite = scanner.Scan(assembly, ReadBase);
        Remember(scanFile, scan with { Suite = scanner.ToRemember(suite, baseAssemblies) });
        return suite;

        byte[]? ReadBase(string name)
        {
            byte[]? bytes = null;
            try
            {
                return bytes = RegularFile.Read(PathOf(name));
            }
            finally
            {
                // If reading fails, the assembly is recorded without a checksum, so that the suite is scanned again once the file can be read.
                baseAssemblies.Add((name, bytes is null ? null : Checksum.Of(bytes)));
            }
        }

        bool IsUnchanged((string Name, string? Checksum) known)
        {
            string? checksum = null;
            return AtomicFile.Attempt(() => checksum = File.Exists(PathOf(known.Name)) ? new LocalFileSystem().ChecksumOf(PathOf(known.Name)) : null) && checksum == known.Checksum;
        }

        string PathOf(string name) => Path.Combine(directory, name + ".dll");
    }

    private static byte[] BytesOf(string assemblyPath) => RegularFile.Read(assemblyPath) ?? throw new FileNotFoundException($"{assemblyPath} is not there.");

    private static AssemblyScan Recall(string scanFile, byte[] assembly)
    {
        var unknown = new AssemblyScan(Checksum.Of(assembly), Scanner, Workloads: null, Dependencies: [], Suite: null);
        try
        {
            return RegularFile.Read(scanFile) is { } bytes && JsonMembers.Read<AssemblyScan>(bytes, AssemblyScanJson.Map) is var known
                && known.Assembly == unknown.Assembly && known.Scanner == unknown.Scanner ? known : unknown;
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or FormatException)
        {
            return unknown;
        }
    }

    // A failure to write the scan file is ignored: the next build scans again.
    private static void Remember(string scanFile, AssemblyScan scan) =>
        AtomicFile.Attempt(() => new LocalFileSystem().Publish(scanFile, JsonMembers.Write<AssemblyScan>(scan, AssemblyScanJson.Map)));
}
