using Mono.Cecil;

namespace Amorsize.Benchmarks.Edits;

/// <summary>Resolves assemblies by their simple names: those of an output folder, then those of the framework. Each is read once.</summary>
internal sealed class FolderResolver(string folder, string framework) : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition?> assemblies = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a module belongs to the output folder.</summary>
    public bool IsOfOutput(ModuleDefinition module) => Path.GetDirectoryName(module.FileName) == folder;

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Find(name.Name) ?? throw new AssemblyResolutionException(name);

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (var assembly in assemblies.Values)
            assembly?.Dispose();
    }

    private AssemblyDefinition? Find(string name)
    {
        if (!assemblies.TryGetValue(name, out var assembly))
        {
            var path = new[] { folder, framework }.Select(directory => Path.Combine(directory, name + ".dll")).FirstOrDefault(File.Exists);
            assemblies[name] = assembly = path is null ? null : AssemblyDefinition.ReadAssembly(path, new() { AssemblyResolver = this, InMemory = true });
        }
        return assembly;
    }
}
