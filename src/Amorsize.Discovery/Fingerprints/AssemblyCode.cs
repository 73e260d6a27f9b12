using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The code of one assembly of a <see cref="CodeGraph"/>. Not thread-safe.</summary>
internal sealed class AssemblyCode
{
    // Packages of these names are parts of Microsoft.NETCore.App or of Microsoft.AspNetCore.App, in the version of the framework.
    private static readonly string[] FrameworkNames =
        ["System.", "Microsoft.Extensions.", "Microsoft.AspNetCore.", "Microsoft.CSharp", "Microsoft.JSInterop", "Microsoft.Net.Http.Headers", "Microsoft.VisualBasic", "Microsoft.Win32."];

    private readonly Dictionary<CodeId, CodeNode> nodes = [];
    private readonly CodeWriter writer;
    private readonly DefinitionLookup definitions;
    private readonly CodeReferences references;
    private readonly NamedTypes named;
    private readonly ExposedContent exposed;
    private readonly MethodContent methods;
    private readonly TypeContent types;
    private readonly FieldContent fields;
    private readonly TypesByName names;
    private bool? hasCallerArguments;

    public AssemblyCode(CodeGraph graph, int index, PEReader image, MetadataReader reader)
    {
        (Index, Image, Reader) = (index, image, reader);
        Name = reader.IsAssembly ? reader.GetString(reader.GetAssemblyDefinition().Name) : "";
        MayBeOfFramework = FrameworkNames.Any(start => Name.StartsWith(start, StringComparison.Ordinal));
        names = new(reader);
        writer = new(index);
        definitions = new(graph, this);
        references = new(definitions);
        named = new(definitions);
        methods = new(definitions, references, writer, graph.Output);
        types = new(definitions, references, named, writer);
        exposed = new(definitions, references, named, writer);
        fields = new(image, reader, references, writer);
        Resources = new(image, reader);
        Forwards = new(reader);
    }

    /// <summary>Index of the assembly in its graph.</summary>
    public int Index { get; }

    /// <summary>Simple name of the assembly.</summary>
    public string Name { get; }

    public PEReader Image { get; }

    public MetadataReader Reader { get; }

    /// <summary>The method that runs when the assembly is loaded, whatever code of it is used; nil if there is none.</summary>
    public MethodDefinitionHandle ModuleInitializer => Reader.TypeDefinitions.Count == 0 ? default : Methods.StaticConstructor(Reader, MetadataTokens.TypeDefinitionHandle(1));

    /// <summary>
    /// Whether the shared framework may have an assembly of this name too. Its code then calls virtual methods of this one, and no IL of the output shows it.
    /// </summary>
    public bool MayBeOfFramework { get; }

    /// <summary>Whether the runtime compiles its code without optimizations, as that of a Debug build. The IL of short methods is the same in either build.</summary>
    public bool IsUnoptimized
    {
        get
        {
            try
            {
                return Attributes.OfType(Reader, Reader.GetAssemblyDefinition().GetCustomAttributes(), "System.Diagnostics", nameof(DebuggableAttribute))
                    // After two bytes either DebuggingModes, whose flag DisableOptimizations is 0x100, or two Booleans of which the second is that flag (ECMA-335,
                    // II.23.3).
                    .Any(attribute => Reader.GetBlobBytes(attribute.Value) is [_, _, _, var flag, ..] && (flag & 1) != 0);
            }
            catch (Exception e) when (Malformed.Says(e))
            {
                return true;
            }
        }
    }

    /// <summary>Whether a method of it may take the place of a call as an argument.</summary>
    public bool HasCallerArguments => hasCallerArguments ??= RefersToCallers();

    public EmbeddedResources Resources { get; }

    public TypeForwards Forwards { get; }

    /// <summary>Simple names of the assemblies that it references.</summary>
    public IEnumerable<string> References => Reader.AssemblyReferences.Select(handle => Reader.GetString(Reader.GetAssemblyReference(handle).Name));

    /// <summary>The node of a method, type or field definition; null if it was not read before.</summary>
    public CodeNode? Known(CodeId id) => nodes.GetValueOrDefault(id);

    /// <summary>Reads the node of a method, type or field definition.</summary>
    public CodeNode Read(CodeId id) => nodes[id] = ReadContent(id);

    /// <summary>A node that reaches all code of the assembly.</summary>
    public CodeNode Whole()
    {
        var all = Reader.TypeDefinitions.Select(type => CodeId.Of(Index, type) with { View = CodeView.Exposed }).OrderBy(TextOf, StringComparer.Ordinal).ToList();
        writer.Begin("assembly");
        all.ForEach(writer.Reach);
        return writer.Finish();
    }

    /// <summary>Name and signature of a definition, which survive a recompile.</summary>
    public string TextOf(CodeId id) => references.Of(id.Handle).Text;

    /// <summary>The name of a type or method for messages.</summary>
    public string NameOf(CodeId id) => id.Handle.Kind == HandleKind.MethodDefinition
        ? ShortNames.Instance.Method(Reader, Reader.GetMethodDefinition((MethodDefinitionHandle)id.Handle))
        : ShortNames.Instance.GetTypeFromDefinition(Reader, (TypeDefinitionHandle)id.Handle, 0);

    /// <inheritdoc cref="NamedTypes.In"/>
    public NamesOfMethod NamedIn(CodeId method) => named.In((MethodDefinitionHandle)method.Handle);

    /// <inheritdoc cref="DefinitionLookup.TypeOf"/>
    public CodeId? TypeOf(EntityHandle type) => definitions.TypeOf(type);

    /// <summary>The base class of a type; null if no assembly of the output defines it.</summary>
    public CodeId? BaseOf(CodeId type) => definitions.TypeOf(Reader.GetTypeDefinition((TypeDefinitionHandle)type.Handle).BaseType);

    /// <inheritdoc cref="DefinitionLookup.TypeNamed"/>
    public CodeId? TypeNamed(string text) => definitions.TypeNamed(text);

    /// <inheritdoc cref="DefinitionLookup.IsGenerated"/>
    public bool IsGenerated(CodeId type) => definitions.IsGenerated(type);

    /// <summary>The methods and accessors of a type that a call at run time may bind to by one of these names, and its operators and indexers.</summary>
    public IEnumerable<CodeId> MembersBound(CodeId type, IReadOnlySet<string> names) =>
        from handle in Reader.GetTypeDefinition((TypeDefinitionHandle)type.Handle).GetMethods()
        let name = Reader.GetString(Reader.GetMethodDefinition(handle).Name)
        where names.Contains(name) || name.StartsWith("op_", StringComparison.Ordinal)
            || ((name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)) && (name[4..] == "Item" || names.Contains(name[4..])))
        select CodeId.Of(Index, handle);

    /// <inheritdoc cref="DefinitionLookup.MembersNamed"/>
    public IEnumerable<CodeId> MembersNamed(CodeId method, IReadOnlyList<string> names) => definitions.MembersNamed((MethodDefinitionHandle)method.Handle, names);

    public VirtualMethods Virtuals => types.Virtuals;

    /// <inheritdoc cref="TypeContent.BasesOf"/>
    public IEnumerable<CodeId> BasesOf(TypeDefinitionHandle type) => types.BasesOf(type);

    /// <summary>Whether a method is declared in a type or in one that is nested in it.</summary>
    public bool IsDeclaredIn(CodeId method, CodeId type) =>
        type.Assembly == Index && TypeHandles.NestingOf(Reader, Reader.GetMethodDefinition((MethodDefinitionHandle)method.Handle).GetDeclaringType()).Contains(type.Handle);

    /// <summary>Whether callers of a method decide on which types it has these effects, by an argument or a type argument.</summary>
    public bool IsOpen(CodeId method, CodeEffects effects)
    {
        var definition = Reader.GetMethodDefinition((MethodDefinitionHandle)method.Handle);
        var signature = definition.DecodeSignature(FullNames.Instance, null);
        return signature.GenericParameterCount > 0
            || Reader.GetTypeDefinition(definition.GetDeclaringType()).GetGenericParameters().Count > 0
            || signature.ParameterTypes.Any(type => type is "System.Object" or "System.Object[]" or "System.Type" || type.StartsWith("System.Reflection.", StringComparison.Ordinal)
                || (type == "System.String" && (effects & CodeEffects.Discovers) != 0));
    }

    public TypeDefinitionHandle FindType(string fullName) => names.Find(fullName);

    /// <summary>The node for code with malformed metadata. Its changes cannot be seen, so it hashes the module version ID, which any change renews.</summary>
    public CodeNode Unreadable()
    {
        writer.Begin("unreadable");
        writer.Bytes(Reader.GetGuid(Reader.GetModuleDefinition().Mvid).ToByteArray());
        return writer.Finish();
    }

    private bool RefersToCallers()
    {
        foreach (var type in Reader.TypeReferences)
        {
            if (Reader.StringComparer.StartsWith(Reader.GetTypeReference(type).Name, "Caller"))
                return true;
        }
        return false;
    }

    private CodeNode ReadContent(CodeId id)
    {
        try
        {
            var handle = id.Handle;
            return handle.Kind switch
            {
                HandleKind.TypeDefinition when id.View != CodeView.Used => exposed.Read((TypeDefinitionHandle)handle, id.View),
                HandleKind.MethodDefinition => methods.Read((MethodDefinitionHandle)handle, id.View),
                HandleKind.TypeDefinition => types.Read((TypeDefinitionHandle)handle),
                _ => fields.Read((FieldDefinitionHandle)handle),
            };
        }
        catch (Exception e) when (Malformed.Says(e))
        {
            return Unreadable();
        }
    }
}
