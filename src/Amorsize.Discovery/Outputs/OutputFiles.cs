using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Outputs;

/// <summary>The files beside a scanned assembly that its code can use. It records each file that the scan depends on. Not thread-safe.</summary>
/// <param name="location">Where the files are; null for an assembly that is scanned alone.</param>
internal sealed class OutputFiles(OutputLocation? location)
{
    private readonly List<StampedFile> seen = [];
    private readonly HashSet<string> paths = [];
    private readonly DependencyList? dependencies = location is null ? null : new(location);

    /// <summary>The files that the scan depends on, with their sizes and times before they were read.</summary>
    public IReadOnlyList<StampedFile> Seen => seen;

    /// <summary>Opens an assembly by its simple name; null for one of the framework, and for a file that cannot be read.</summary>
    public PEReader? OpenAssembly(string name)
    {
        if (dependencies is null)
            return null;
        See(dependencies.FilePath);
        return dependencies.PathOf(name) is { } path && Read(path) is { } bytes ? new(ImmutableCollectionsMarshal.AsImmutableArray(bytes)) : null;
    }

    private byte[]? Read(string path)
    {
        See(path);
        byte[]? bytes = null;
        AtomicFile.Attempt(() => bytes = new LocalFileSystem().Read(path, int.MaxValue - 1));
        return bytes;
    }

    // The values are taken before the content is read. If the file is replaced in between, the next build sees a difference and scans again.
    private void See(string path)
    {
        if (paths.Add(path))
            seen.Add(StampedFile.Of(path));
    }
}
