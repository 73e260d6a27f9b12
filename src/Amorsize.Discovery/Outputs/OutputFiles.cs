using System.Globalization;
using System.Reflection.PortableExecutable;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Outputs;

/// <summary>The files beside a scanned assembly that its code can use. It records each file that the scan depends on. Not thread-safe.</summary>
internal sealed class OutputFiles
{
    private readonly OutputLocation? location;
    private readonly List<StampedFile> seen = [];
    private readonly HashSet<string> paths = [];
    private readonly Dictionary<string, string?> checksums = [];
    private readonly NamedFiles? names;
    private readonly DependencyList? dependencies;

    /// <param name="location">Where the files are; null for an assembly that is scanned alone.</param>
    public OutputFiles(OutputLocation? location)
    {
        this.location = location;
        names = location is null ? null : new(location, See);
        dependencies = location is null ? null : new(location);
    }

    /// <summary>The files that the scan depends on, with their sizes and times before they were read.</summary>
    public IReadOnlyList<StampedFile> Seen => seen;

    /// <summary>Opens an assembly by its simple name; null for one of the framework, and for a file that cannot be read.</summary>
    public PEReader? OpenAssembly(string name)
    {
        if (dependencies is null)
            return null;
        See(dependencies.FilePath);
        return dependencies.PathOf(name) is { } path ? Open(path) : null;
    }

    /// <summary>Whether a string constant names a file or a folder of the output, or a file of the project.</summary>
    public bool HasFiles(string constant) => names is not null && names.Knows(constant);

    /// <summary>The files that a string constant names; all files below it if it names a folder.</summary>
    public IEnumerable<InputFile> FilesOf(string constant) => names is null ? [] : names.FilesOf(constant);

    /// <summary>The files of the project that match one of the patterns, which semicolons separate.</summary>
    public IEnumerable<InputFile> Matches(string patterns) => location is null
        ? []
        : patterns.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(pattern => MatchesOf(new(pattern), location.ProjectDirectory));

    /// <summary>The files of a native library, for all systems, by the name that code imports it by.</summary>
    public IEnumerable<InputFile> NativeFiles(string library) => dependencies is null ? [] : dependencies.NativeFiles(library);

    /// <summary>A text that changes with the content of a file; with its size and time, once the budget is used up.</summary>
    public string StampOf(InputFile file, ContentBudget budget)
    {
        See(file.Path);
        var stamp = StampedFile.Of(file.Path);
        string? checksum = null;
        if (budget.Take(stamp.Length))
            AtomicFile.Attempt(() => checksum = checksums.TryGetValue(file.Path, out var known) ? known : checksums[file.Path] = new LocalFileSystem().ChecksumOf(file.Path));
        return checksum ?? string.Create(CultureInfo.InvariantCulture, $"{stamp.Length} {stamp.LastWrite}");
    }

    private IEnumerable<InputFile> MatchesOf(FilePattern pattern, string root) =>
        FolderFiles.Below(root, pattern.Folder, FolderFiles.IsOfBuild, See).Where(file => pattern.IsMatch(file.Name));

    // Reads the file into memory that the collector does not manage: arrays of this size would cause a full collection after every few assemblies.
    private PEReader? Open(string path)
    {
        See(path);
        PEReader? image = null;
        AtomicFile.Attempt(() => image = RegularFile.Open(path) is { } file ? new(file, PEStreamOptions.PrefetchEntireImage) : null);
        return image;
    }

    // The values are taken before the content is read. If the file is replaced in between, the next build sees a difference and scans again.
    private void See(string path)
    {
        if (paths.Add(path))
            seen.Add(StampedFile.Of(path));
    }
}
