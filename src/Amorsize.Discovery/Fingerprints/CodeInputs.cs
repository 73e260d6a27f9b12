using System.Globalization;
using Amorsize.Discovery.Outputs;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Collects what code uses that is no managed code: embedded resources, native libraries, and files of the output that a constant names. Each counts by its
/// content, up to a limit of size for each workload.
/// </summary>
internal sealed class CodeInputs(CodeGraph graph)
{
    private readonly SortedSet<string> natives = new(StringComparer.Ordinal);
    private readonly SortedSet<string> fileNames = new(StringComparer.Ordinal);
    private readonly List<CodeId> readers = [];
    private readonly List<CodeId> loaders = [];

    /// <summary>Takes note of the files that a node names.</summary>
    public void See(CodeNode node) => fileNames.UnionWith(node.FileNames);

    /// <summary>Takes note of a visited definition.</summary>
    public void See(CodeId id, CodeNode node)
    {
        if (node.NativeLibrary is { } native)
            natives.Add(native);
        if (node.FileNames.Length > 0)
            See(node);
        if ((node.Effects & CodeEffects.ReadsResources) != 0)
            readers.Add(id);
        if ((node.Effects & CodeEffects.LoadsLibraries) != 0)
            loaders.Add(id);
    }

    /// <summary>Adds the contents to those of the code.</summary>
    /// <param name="closure">The code of a walk.</param>
    /// <param name="patterns">Patterns of further files; null if there are none.</param>
    /// <returns>The inputs that count, as clauses for messages.</returns>
    public IReadOnlyList<string> AddTo(CodeClosure closure, string? patterns)
    {
        var notes = new List<string>();
        var budget = new ContentBudget();
        foreach (var (assembly, name) in Resources(closure))
            Add("embedded resource", $"{assembly.Name}/{name}", assembly.Resources.StampOf(name, budget));
        var named = loaders.SelectMany(loader => graph.AssemblyOf(loader).NamedIn(loader).Strings).Where(name => name.Length > 0 && !name.Contains('\0')).Distinct();
        AddFiles("native library", [.. natives.SelectMany(graph.Output.NativeFiles), .. named.SelectMany(graph.Output.NativeFiles).Where(IsNative)]);
        AddFiles("file", fileNames.SelectMany(graph.Output.FilesOf));
        if (patterns is not null)
            AddFiles("input", graph.Output.Matches(patterns));
        return notes;

        void AddFiles(string kind, IEnumerable<InputFile> files)
        {
            foreach (var file in files.DistinctBy(file => file.Name).OrderBy(file => file.Name, StringComparer.Ordinal))
                Add(kind, file.Name, graph.Output.StampOf(file, budget));
        }

        void Add(string kind, string name, string stamp)
        {
            closure.Add($"{kind} {name} {stamp}");
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"the {kind} {name} counts by its content"));
        }
    }

    // Any string of a method that loads libraries may name one. That of a managed assembly names the assembly, and the program that has its name.
    private bool IsNative(InputFile file) => graph.AssemblyNamed(Path.GetFileName(file.Path)) is null;

    // Of a method that reads resources, those count that its constants name, else all of the assemblies that the code reached.
    private IEnumerable<(AssemblyCode Assembly, string Name)> Resources(CodeClosure closure)
    {
        // A walk without such methods does not even compile the queries below.
        if (readers.Count == 0)
            return [];
        var found = new HashSet<(AssemblyCode Assembly, string Name)>();
        foreach (var reader in readers)
        {
            var names = graph.AssemblyOf(reader).NamedIn(reader);
            var assemblies = names.Types.Select(graph.AssemblyOf).Append(graph.AssemblyOf(reader)).Distinct();
            var named = assemblies.SelectMany(assembly => assembly.Resources.Named(names.Strings), (assembly, name) => (assembly, name)).ToList();
            found.UnionWith(named.Count > 0 ? named : closure.Assemblies.Select(graph.At).SelectMany(assembly => assembly.Resources.Names, (assembly, name) => (assembly, name)));
        }
        return found.OrderBy(resource => resource.Assembly.Name, StringComparer.Ordinal).ThenBy(resource => resource.Name, StringComparer.Ordinal);
    }
}
