using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;
using Amorsize.Discovery.Outputs;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// The code of an assembly and of those in its output that it reaches, as a graph of methods, types and fields. Each assembly is opened, and each node
/// read, when a walk first reaches it. Not thread-safe.
/// </summary>
internal sealed class CodeGraph : IDisposable
{
    // An update of this package alone changes no result, so its run-time API counts by the names that code uses, as the framework does.
    private const string RunTimeApi = nameof(Amorsize);

    // The runtime library of F# is part of the language. It counts by its version, because its own reflection would widen every fingerprint.
    public const string LanguageLibrary = "FSharp.Core";

    // Of a file, on all systems.
    private const int LongestName = 255;

    private readonly List<AssemblyCode> assemblies = [];
    private readonly Dictionary<AssemblyCode, IReadOnlyList<AssemblyCode>> referenced = [];
    private readonly CallerIndex callers;
    private readonly Dictionary<string, AssemblyCode?> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="image">The assembly that the walks start in. The caller disposes it.</param>
    /// <param name="reader">Its metadata.</param>
    /// <param name="output">The files beside it.</param>
    public CodeGraph(PEReader image, MetadataReader reader, OutputFiles output)
    {
        Output = output;
        Subtypes = new(this);
        callers = new(this);
        byName[RunTimeApi] = null;
        byName[LanguageLibrary] = null;
        Root = Add(image, reader);
    }

    /// <summary>The assembly that the walks start in.</summary>
    public AssemblyCode Root { get; }

    /// <summary>The files beside the assembly.</summary>
    public OutputFiles Output { get; }

    public Subtypes Subtypes { get; }

    public CodeNode Of(CodeId id)
    {
        var assembly = assemblies[id.Assembly];
        if (assembly.Known(id) is { } known)
            return known;
        var node = assembly.Read(id);
        callers.Add(id);
        return node;
    }

    public AssemblyCode AssemblyOf(CodeId id) => assemblies[id.Assembly];

    public AssemblyCode At(int index) => assemblies[index];

    /// <summary>A type and its base classes, as far as the output's assemblies define them.</summary>
    public IEnumerable<CodeId> WithBaseClasses(CodeId type)
    {
        CodeId? home = type;
        for (var level = 0; level < BaseType.MostLevels && home is { } own; level++)
        {
            yield return own;
            home = AssemblyOf(own).BaseOf(own);
        }
    }

    /// <summary>The methods that call a method, among those that were read so far. Which ones those are depends on earlier walks.</summary>
    public IReadOnlyList<CodeId> CallersOf(CodeId method) => callers.Of(method);

    /// <summary>Definitions without duplicates, in an order that unrelated code does not change.</summary>
    public IReadOnlyList<CodeId> Sorted(IEnumerable<CodeId> definitions) =>
    [
        .. definitions.Distinct().OrderBy(id => AssemblyOf(id).Name, StringComparer.Ordinal).ThenBy(id => AssemblyOf(id).TextOf(id), StringComparer.Ordinal).ThenBy(id => (int)id.View)
            .ThenBy(id => Convert.ToHexString(Of(id).Digest), StringComparer.Ordinal),
    ];

    /// <summary>An assembly and all that it references directly or indirectly, as far as they are in the output.</summary>
    public IReadOnlyList<AssemblyCode> ReferencedBy(AssemblyCode assembly)
    {
        if (referenced.TryGetValue(assembly, out var known))
            return known;
        var found = new List<AssemblyCode> { assembly };
        var seen = new HashSet<AssemblyCode>(found);
        for (var i = 0; i < found.Count; i++)
            found.AddRange(found[i].References.Select(Find).OfType<AssemblyCode>().Where(seen.Add));
        return referenced[assembly] = found;
    }

    /// <summary>An assembly of the output by its simple name; null for one of the framework, and for one that cannot be read.</summary>
    public AssemblyCode? Find(string name)
    {
        if (!byName.TryGetValue(name, out var assembly))
        {
            // Null is stored before reading, so that a file that is no assembly is not read again.
            byName[name] = null;
            assembly = Output.OpenAssembly(name) is { } image ? TryAdd(image) : null;
        }
        return assembly;
    }

    /// <summary>An assembly that a string names, as its name, its file or the end of a type's full name; null if it names none of the output.</summary>
    public AssemblyCode? AssemblyNamed(string text)
    {
        var name = text[(text.LastIndexOf(',') + 1)..].Trim();
        name = name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        return name.Length is 0 or > LongestName || name.AsSpan().ContainsAny('/', '\\', '\0') ? null : Find(name);
    }

    public void Dispose()
    {
        foreach (var assembly in assemblies.Skip(1))
            assembly.Image.Dispose();
    }

    private AssemblyCode? TryAdd(PEReader image)
    {
        try
        {
            if (image.HasMetadata && image.GetMetadataReader() is { IsAssembly: true } reader)
                return Add(image, reader);
        }
        catch (BadImageFormatException)
        {
            // Not a managed assembly: no code of it can be walked.
        }
        image.Dispose();
        return null;
    }

    private AssemblyCode Add(PEReader image, MetadataReader reader)
    {
        var assembly = new AssemblyCode(this, assemblies.Count, image, reader);
        assemblies.Add(assembly);
        byName[assembly.Name] = assembly;
        return assembly;
    }
}
