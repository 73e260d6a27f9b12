using System.Runtime.InteropServices;
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
    private const string Runtimes = "runtimes";
    private static readonly string[] kinds = ["runtime", "native", "runtimeTargets"];

    // The names of this system in packages, from the narrowest to the widest. Source: the graph of runtime identifiers, https://learn.microsoft.com/dotnet/core/rid-catalog.
    private static readonly string[] systems =
    [
        RuntimeInformation.RuntimeIdentifier,
        .. OperatingSystem.IsWindows() ? (string[])["win"] : OperatingSystem.IsMacOS() ? ["osx", "unix"] : ["linux", "unix"],
    ];

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
        if (OfThisSystem(file) is { } special)
            return special;
        var copied = Path.Combine(location.Directory, file);
        if (File.Exists(copied))
            return text.Value.Contains($"\"{RuntimePack}", StringComparison.Ordinal) && Listed(file).Any(asset => asset.IsFramework) ? null : copied;
        return Listed(file).Where(asset => !asset.IsFramework).SelectMany(asset => location.PackageFolders, (asset, folder) => Path.Combine(folder, asset.Path)).FirstOrDefault(File.Exists);
    }

    // A package may have an assembly for each system. The host prefers that of this one to the one in the output folder, which is for all others.
    private string? OfThisSystem(string file) => !Directory.Exists(Path.Combine(location.Directory, Runtimes))
        ? null
        : (from asset in Listed(file)
           where asset.System is { } system && systems.Contains(system)
           orderby Array.IndexOf(systems, asset.System)
           select Path.Combine(location.Directory, asset.Name)).FirstOrDefault(File.Exists);

    /// <summary>The files of a native library for all systems: beside the assembly, in its folder of runtimes, and in packages.</summary>
    public IEnumerable<InputFile> NativeFiles(string library)
    {
        var names = NamesOf(library);
        var folders = new List<string> { location.Directory };
        var runtimes = Path.Combine(location.Directory, Runtimes);
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
                        found.AddRange(listed.EnumerateObject().Select(asset => new Asset(folder, asset.Name, isFramework)));
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
    /// <param name="Package">Path of its package below a folder of NuGet packages.</param>
    /// <param name="Name">Path in the package. A file for one system has the same path in the output.</param>
    /// <param name="IsFramework">Whether it is one of the framework, in the output of a self-contained program.</param>
    private sealed record Asset(string Package, string Name, bool IsFramework)
    {
        public string Path => global::System.IO.Path.Combine(Package, Name);

        /// <summary>The system for which an assembly is: the second part of <c>runtimes/linux/lib/net8.0/Name.dll</c>; null for other files.</summary>
        public string? System => Name.Split('/') is [Runtimes, var system, "lib", ..] ? system : null;
    }
}
