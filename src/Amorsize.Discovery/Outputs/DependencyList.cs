using System.Text;
using System.Text.Json;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Outputs;

/// <summary>
/// Finds the assemblies and native libraries that an assembly runs with, but not those of the framework. Most are in the output folder. The .deps.json names
/// those of a library's packages, and those of the framework that a self-contained program has in its output. It is parsed only if its text shows the need.
/// </summary>
internal sealed class DependencyList(OutputLocation location)
{
    private const string RuntimePack = "runtimepack";
    private static readonly string[] kinds = ["runtime", "native", "runtimeTargets"];

    // A folder that this process may not read has no files for it. Hidden folders count, unlike by default.
    private static readonly EnumerationOptions readableFolders = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    private readonly Lazy<string> text = new(() => Read(location.DependencyFile));
    private IReadOnlyList<Asset>? assets;

    /// <summary>Path of the .deps.json, which need not exist.</summary>
    public string FilePath => location.DependencyFile;

    private IReadOnlyList<Asset> Assets => assets ??= Parse(text.Value);

    /// <summary>Path of an assembly by its simple name; null if the framework has it, or if it is nowhere.</summary>
    public string? PathOf(string name)
    {
        var file = name + ".dll";
        var copied = Path.Combine(location.Directory, file);
        if (File.Exists(copied))
            return text.Value.Contains($"\"{RuntimePack}", StringComparison.Ordinal) && Listed(file).Any(asset => asset.IsFramework) ? null : copied;
        return Listed(file).Where(asset => !asset.IsFramework).SelectMany(asset => location.PackageFolders, (asset, folder) => Path.Combine(folder, asset.Path)).FirstOrDefault(File.Exists);
    }

    /// <summary>The files of a native library for all systems: beside the assembly, in its folder of runtimes, and in packages.</summary>
    public IEnumerable<InputFile> NativeFiles(string library)
    {
        var names = NamesOf(library);
        var folders = new List<string> { location.Directory };
        var runtimes = Path.Combine(location.Directory, "runtimes");
        if (Directory.Exists(runtimes))
            AtomicFile.Attempt(() => folders.AddRange(Directory.GetDirectories(runtimes, "native", readableFolders)));
        var copied = folders.SelectMany(folder => names, Path.Combine).Select(path => new InputFile(Path.GetRelativePath(location.Directory, path).Replace('\\', '/'), path));
        var packaged = names.SelectMany(Listed).SelectMany(asset => location.PackageFolders, (asset, folder) => new InputFile(asset.Path.Replace('\\', '/'), Path.Combine(folder, asset.Path)));
        return copied.Concat(packaged).Where(file => File.Exists(file.Path));
    }

    // The assemblies of a package have a folder, and those of a framework have none.
    private IEnumerable<Asset> Listed(string file) => text.Value.Contains($"/{file}\"", StringComparison.OrdinalIgnoreCase) || text.Value.Contains($"\"{file}\"", StringComparison.OrdinalIgnoreCase)
        ? Assets.Where(asset => Path.GetFileName(asset.Path).Equals(file, StringComparison.OrdinalIgnoreCase))
        : [];

    private static string[] NamesOf(string library) =>
        [library, library + ".dll", library + ".so", library + ".dylib", "lib" + library, "lib" + library + ".so", "lib" + library + ".dylib"];

    private static List<Asset> Parse(string text)
    {
        var found = new List<Asset>();
        try
        {
            using var file = JsonDocument.Parse(text);
            var libraries = file.RootElement.GetProperty("libraries");
            foreach (var package in file.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                if (!libraries.TryGetProperty(package.Name, out var library))
                    continue;
                var isFramework = library.GetProperty("type").GetString() == RuntimePack;
                var folder = library.TryGetProperty("path", out var path) ? path.GetString()! : "";
                foreach (var kind in kinds)
                {
                    if (package.Value.TryGetProperty(kind, out var listed))
                        found.AddRange(listed.EnumerateObject().Select(asset => new Asset(Path.Combine(folder, asset.Name), isFramework)));
                }
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not the file that the SDK writes: only the output folder counts.
        }
        return found;
    }

    private static string Read(string path)
    {
        byte[]? bytes = null;
        AtomicFile.Attempt(() => bytes = RegularFile.Read(path));
        return Encoding.UTF8.GetString(bytes ?? []);
    }

    /// <summary>A file that the .deps.json lists.</summary>
    /// <param name="Path">Path below a folder of NuGet packages.</param>
    /// <param name="IsFramework">Whether it is one of the framework, in the output of a self-contained program.</param>
    private sealed record Asset(string Path, bool IsFramework);
}
