using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The code of one assembly as a graph: its methods, types and fields, each read when a walk first reaches it. Not thread-safe.</summary>
internal sealed class CodeGraph
{
    private readonly Dictionary<int, CodeNode> nodes = [];
    private readonly CodeWriter writer = new();
    private readonly MetadataReader reader;
    private readonly MethodContent methods;
    private readonly TypeContent types;
    private readonly FieldContent fields;

    public CodeGraph(PEReader image, MetadataReader reader)
    {
        this.reader = reader;
        var references = new CodeReferences(reader);
        methods = new MethodContent(image, reader, references, writer);
        types = new TypeContent(reader, references, writer);
        fields = new FieldContent(image, reader, references, writer);
    }

    /// <summary>The node of a method, type or field definition.</summary>
    public CodeNode Of(int token)
    {
        if (!nodes.TryGetValue(token, out var node))
            nodes[token] = node = Read(token);
        return node;
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

    /// <summary>The node for code with malformed metadata. Its changes cannot be seen, so it hashes the module version ID, which any change renews.</summary>
    public CodeNode Unreadable()
    {
        writer.Begin("unreadable");
        writer.Bytes(reader.GetGuid(reader.GetModuleDefinition().Mvid).ToByteArray());
        return writer.Finish();
    }
}
