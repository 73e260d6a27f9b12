using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Finds the definitions of what the code of one assembly refers to, in the same assembly and in others of the output.</summary>
internal sealed class DefinitionLookup(CodeGraph graph, AssemblyCode assembly)
{
    // Ends a search in assemblies that forward a type to each other. Real types are forwarded once or twice.
    private const int MostForwards = 10;

    private readonly Dictionary<int, CodeId?> types = [];

    /// <summary>The assembly whose references are looked up.</summary>
    public AssemblyCode Assembly => assembly;

    /// <summary>The definition of a type; null if no assembly of the output defines it, as for types of the framework, arrays and type parameters.</summary>
    public CodeId? TypeOf(EntityHandle type) => TypeHandles.WithoutArguments(assembly.Reader, type) switch
    {
        { IsNil: true } => null,
        { Kind: HandleKind.TypeDefinition } definition => CodeId.Of(assembly.Index, definition),
        { Kind: HandleKind.TypeReference } reference => Referenced((TypeReferenceHandle)reference),
        _ => null,
    };

    /// <summary>A type that a string names as reflection does: <c>Ns.Type</c> or <c>Ns.Type, Assembly, ...</c>; null if it names none of the output.</summary>
    public CodeId? TypeNamed(string text)
    {
        var parts = text.Split(',', 3, StringSplitOptions.TrimEntries);
        if (parts[0].Length == 0)
            return null;
        var outermost = parts[0].Split('+')[0];
        var dot = outermost.LastIndexOf('.');
        return Find(parts.Length == 1 ? assembly : graph.Find(parts[1]), parts[0], dot < 0 ? "" : outermost[..dot], outermost[(dot + 1)..]);
    }

    /// <summary>Whether a type is a structure or an enumeration.</summary>
    public bool IsValue(CodeId type)
    {
        var owner = graph.AssemblyOf(type).Reader;
        return FullNames.Of(owner, owner.GetTypeDefinition((TypeDefinitionHandle)type.Handle).BaseType) is "System.ValueType" or "System.Enum";
    }

    /// <inheritdoc cref="CallerArguments.Of(MetadataReader, MethodDefinition)"/>
    public bool[]? CallerArgumentsOf(CodeId method)
    {
        var owner = graph.AssemblyOf(method);
        return owner.HasCallerArguments ? CallerArguments.Of(owner.Reader, owner.Reader.GetMethodDefinition((MethodDefinitionHandle)method.Handle)) : null;
    }

    /// <summary>The assembly of the output that defines a type or a method.</summary>
    public AssemblyCode AssemblyOf(CodeId id) => graph.AssemblyOf(id);

    /// <inheritdoc cref="CodeGraph.WithBaseClasses"/>
    public IEnumerable<CodeId> WithBaseClasses(TypeDefinitionHandle type) => graph.WithBaseClasses(CodeId.Of(assembly.Index, type));

    /// <summary>Whether the compiler chose the name of a type or of a type around it.</summary>
    public bool IsGenerated(CodeId type)
    {
        var reader = graph.AssemblyOf(type).Reader;
        return TypeHandles.NestingOf(reader, type.Handle).Exists(outer => GeneratedName.Stable(reader.GetString(TypeHandles.NameOf(reader, outer).Name)) is null);
    }

    /// <summary>The methods and accessors of these names that a method can call without naming a type: those of the types around it, and of their bases.</summary>
    public IEnumerable<CodeId> MembersNamed(MethodDefinitionHandle method, IReadOnlyList<string> names)
    {
        foreach (var outer in TypeHandles.NestingOf(assembly.Reader, assembly.Reader.GetMethodDefinition(method).GetDeclaringType()))
        {
            foreach (var type in WithBaseClasses((TypeDefinitionHandle)outer))
            {
                var owner = graph.AssemblyOf(type);
                var definition = owner.Reader.GetTypeDefinition((TypeDefinitionHandle)type.Handle);
                foreach (var member in names.SelectMany(name => (string[])[name, "get_" + name, "set_" + name]).SelectMany(name => MemberLookup.Methods(owner.Reader, definition, name)))
                    yield return CodeId.Of(owner.Index, member);
            }
        }
    }

    /// <summary>The definition of a member; all overloads if none has its signature; empty for a member of the framework.</summary>
    public IReadOnlyList<CodeId> MembersOf(MemberReference member)
    {
        if (member.Parent.Kind == HandleKind.MethodDefinition)
            return [CodeId.Of(assembly.Index, member.Parent)];

        var name = assembly.Reader.GetString(member.Name);
        foreach (var type in TypeOf(member.Parent) is { } home ? graph.WithBaseClasses(home) : [])
        {
            var owner = graph.AssemblyOf(type);
            var definition = owner.Reader.GetTypeDefinition((TypeDefinitionHandle)type.Handle);
            var found = member.GetKind() == MemberReferenceKind.Field
                ? [.. MemberLookup.Fields(owner.Reader, definition, name)]
                : Overloads(owner, definition, name, member);
            if (found.Count > 0)
                return found.ConvertAll(handle => CodeId.Of(owner.Index, handle));
        }
        return [];
    }

    private CodeId? Referenced(TypeReferenceHandle reference)
    {
        var token = MetadataTokens.GetToken(reference);
        if (!types.TryGetValue(token, out var type))
            types[token] = type = Find(reference);
        return type;
    }

    private CodeId? Find(TypeReferenceHandle reference)
    {
        var reader = assembly.Reader;
        var outermost = reader.GetTypeReference((TypeReferenceHandle)TypeHandles.NestingOf(reader, reference)[0]);
        var owner = outermost.ResolutionScope.Kind == HandleKind.AssemblyReference
            ? graph.Find(reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)outermost.ResolutionScope).Name))
            : assembly;
        return Find(owner, FullNames.Of(reader, reference), reader.GetString(outermost.Namespace), reader.GetString(outermost.Name));
    }

    // In an assembly, or in the one to which it forwards the type that is not nested in another.
    private CodeId? Find(AssemblyCode? owner, string fullName, string @namespace, string outermost)
    {
        for (var forward = 0; forward < MostForwards && owner is not null; forward++)
        {
            if (owner.FindType(fullName) is { IsNil: false } found)
                return CodeId.Of(owner.Index, found);
            owner = owner.Forwards.Of(@namespace, outermost) is { } next ? graph.Find(next) : null;
        }
        return null;
    }

    // Optimized at once, as IlTokens.MoveNext is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<EntityHandle> Overloads(AssemblyCode owner, TypeDefinition type, string name, MemberReference member)
    {
        var overloads = new List<EntityHandle>();
        foreach (var handle in MemberLookup.Methods(owner.Reader, type, name))
        {
            // Within a module, compilers store equal signatures once, so comparing handles is enough.
            if (owner == assembly && owner.Reader.GetMethodDefinition(handle).Signature == member.Signature)
                return [handle];
            overloads.Add(handle);
        }
        return owner != assembly && overloads.Count > 1 && WithSignature(owner, overloads, member) is { IsNil: false } exact ? [exact] : overloads;
    }

    // Tokens differ between modules, so signatures are compared by the names of their types.
    private static EntityHandle WithSignature(AssemblyCode owner, List<EntityHandle> overloads, MemberReference member)
    {
        var wanted = SignatureText.MethodText(member.DecodeMethodSignature(FullNames.Instance, null));
        return overloads.Find(handle => SignatureText.MethodText(owner.Reader.GetMethodDefinition((MethodDefinitionHandle)handle).DecodeSignature(FullNames.Instance, null)) == wanted);
    }
}
