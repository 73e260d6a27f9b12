using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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

    private readonly OutputFiles output;
    private readonly List<AssemblyCode> assemblies = [];
    private readonly Dictionary<string, AssemblyCode?> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="image">The assembly that the walks start in. The caller disposes it.</param>
    /// <param name="reader">Its metadata.</param>
    /// <param name="output">The files beside it.</param>
    public CodeGraph(PEReader image, MetadataReader reader, OutputFiles output)
    {
        this.output = output;
        byName[RunTimeApi] = null;
        Root = Add(image, reader);
    }

    /// <summary>The assembly that the walks start in.</summary>
    public AssemblyCode Root { get; }

    public CodeNode Of(CodeId id) => assemblies[id.Assembly].Of(id.Token);

    public AssemblyCode AssemblyOf(CodeId id) => assemblies[id.Assembly];

    /// <summary>An assembly of the output by its simple name; null for one of the framework, and for one that cannot be read.</summary>
    public AssemblyCode? Find(string name)
    {
        if (!byName.TryGetValue(name, out var assembly))
        {
            // Null is stored before reading, so that a file that is no assembly is not read again.
            byName[name] = null;
            assembly = output.OpenAssembly(name) is { } image ? TryAdd(image) : null;
        }
        return assembly;
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
