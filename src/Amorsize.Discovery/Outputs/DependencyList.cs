using System.Text;
using System.Text.Json;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery.Outputs;

/// <summary>
/// Finds the assemblies that an assembly runs with, but not those of the framework. Most are in the output folder. The .deps.json names those of a library's
/// packages, and those of the framework that a self-contained program has in its output. It is parsed only if its text shows that it is needed.
/// </summary>
internal sealed class DependencyList(OutputLocation location)
{
    private const string RuntimePack = "runtimepack";

    private readonly Lazy<string> text = new(() => Read(location.DependencyFile));
    private Dictionary<string, Dependency>? dependencies;

    /// <summary>Path of the .deps.json, which need not exist.</summary>
    public string FilePath => location.DependencyFile;

    /// <summary>Path of an assembly by its simple name; null if the framework has it, or if it is nowhere.</summary>
    public string? PathOf(string name)
    {
        var copied = Path.Combine(location.Directory, name + ".dll");
        if (File.Exists(copied))
            return text.Value.Contains($"\"{RuntimePack}", StringComparison.Ordinal) && Find(name) is { IsFramework: true } ? null : copied;
        return text.Value.Contains($"/{name}.dll\"", StringComparison.OrdinalIgnoreCase) && Find(name) is { } listed
            ? location.PackageFolders.Select(folder => Path.Combine(folder, listed.Path)).FirstOrDefault(File.Exists)
            : null;
    }

    private Dependency? Find(string name) => (dependencies ??= Parse()).GetValueOrDefault(name);

    private Dictionary<string, Dependency> Parse()
    {
        var found = new Dictionary<string, Dependency>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var file = JsonDocument.Parse(text.Value);
            var libraries = file.RootElement.GetProperty("libraries");
            foreach (var target in file.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                if (!target.Value.TryGetProperty("runtime", out var assets) || !libraries.TryGetProperty(target.Name, out var library))
                    continue;
                var isFramework = library.GetProperty("type").GetString() == RuntimePack;
                var folder = library.TryGetProperty("path", out var path) ? path.GetString()! : "";
                foreach (var asset in assets.EnumerateObject())
                    found[Path.GetFileNameWithoutExtension(asset.Name)] = new(Path.Combine(folder, asset.Name), isFramework);
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
        AtomicFile.Attempt(() => bytes = new LocalFileSystem().Read(path, int.MaxValue - 1));
        return Encoding.UTF8.GetString(bytes ?? []);
    }

    /// <summary>An assembly that the file lists.</summary>
    /// <param name="Path">Path of the assembly below a folder of NuGet packages.</param>
    /// <param name="IsFramework">Whether it is one of the framework, in the output of a self-contained program.</param>
    private sealed record Dependency(string Path, bool IsFramework);
}
