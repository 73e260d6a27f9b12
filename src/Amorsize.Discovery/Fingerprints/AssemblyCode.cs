using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The code of one assembly of a <see cref="CodeGraph"/>. Not thread-safe.</summary>
internal sealed class AssemblyCode
{
    private readonly Dictionary<int, CodeNode> nodes = [];
    private readonly CodeWriter writer;
    private readonly MethodContent methods;
    private readonly TypeContent types;
    private readonly FieldContent fields;
    private readonly TypesByName names;
    private Dictionary<(string Namespace, string Name), string>? forwarded;

    public AssemblyCode(CodeGraph graph, int index, PEReader image, MetadataReader reader)
    {
        (Index, Image, Reader) = (index, image, reader);
        Name = reader.IsAssembly ? reader.GetString(reader.GetAssemblyDefinition().Name) : "";
        names = new(reader);
        writer = new(index);
        var references = new CodeReferences(new(graph, this));
        methods = new(image, reader, references, writer);
        types = new(reader, references, writer);
        fields = new(image, reader, references, writer);
    }

    /// <summary>Index of the assembly in its graph.</summary>
    public int Index { get; }

    /// <summary>Simple name of the assembly.</summary>
    public string Name { get; }

    public PEReader Image { get; }

    public MetadataReader Reader { get; }

    /// <summary>The method that runs when the assembly is loaded, whatever code of it is used; nil if there is none.</summary>
    public MethodDefinitionHandle ModuleInitializer => Reader.TypeDefinitions.FirstOrDefault() is { IsNil: false } module ? Methods.StaticConstructor(Reader, module) : default;

    /// <summary>The node of a method, type or field definition.</summary>
    public CodeNode Of(int token)
    {
        if (!nodes.TryGetValue(token, out var node))
            nodes[token] = node = Read(token);
        return node;
    }

    public TypeDefinitionHandle FindType(string fullName) => names.Find(fullName);

    /// <summary>Simple name of the assembly to which this one forwards a top-level type; null if it does not.</summary>
    public string? ForwardOf(string @namespace, string name)
    {
        forwarded ??= Forwards();
        return forwarded.GetValueOrDefault((@namespace, name));
    }

    /// <summary>The node for code with malformed metadata. Its changes cannot be seen, so it hashes the module version ID, which any change renews.</summary>
    public CodeNode Unreadable()
    {
        writer.Begin("unreadable");
        writer.Bytes(Reader.GetGuid(Reader.GetModuleDefinition().Mvid).ToByteArray());
        return writer.Finish();
    }

    private CodeNode Read(int token)
    {
        try
        {
            var handle = MetadataTokens.EntityHandle(token);
            return handle.Kind switch
            {
                HandleKind.MethodDefinition => methods.Read((MethodDefinitionHandle)handle),
                HandleKind.TypeDefinition => types.Read((TypeDefinitionHandle)handle),
                _ => fields.Read((FieldDefinitionHandle)handle),
            };
        }
        catch (Exception e) when (Malformed.Says(e))
        {
            return Unreadable();
        }
    }

    private Dictionary<(string Namespace, string Name), string> Forwards()
    {
        var forwards = new Dictionary<(string Namespace, string Name), string>();
        foreach (var type in Reader.ExportedTypes.Select(Reader.GetExportedType).Where(type => type.IsForwarder && type.Implementation.Kind == HandleKind.AssemblyReference))
            forwards[(Reader.GetString(type.Namespace), Reader.GetString(type.Name))] = Reader.GetString(Reader.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name);
        return forwards;
    }
}
