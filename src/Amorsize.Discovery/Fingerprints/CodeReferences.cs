using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Resolves the metadata tokens of one assembly to <see cref="CodeReference"/>s. Not thread-safe.</summary>
internal sealed class CodeReferences(DefinitionLookup definitions)
{
    private readonly MetadataReader reader = definitions.Assembly.Reader;
    private readonly Dictionary<int, CodeReference> references = [];
    private readonly Dictionary<int, CodeReference> signatures = [];
    private readonly CanonicalNames names = new(definitions);

    public CodeReference Of(EntityHandle handle)
    {
        var token = MetadataTokens.GetToken(handle);
        if (!references.TryGetValue(token, out var reference))
            references[token] = reference = Resolve(handle);
        return reference;
    }

    /// <summary>The signature of a method, without its name.</summary>
    public CodeReference SignatureOf(MethodDefinition method)
    {
        names.Generated.Clear();
        var text = Signature(method);
        return new() { Text = text, Generated = [.. names.Generated], Reached = [] };
    }

    private CodeReference Resolve(EntityHandle handle)
    {
        names.Generated.Clear();
        names.Types.Clear();
        var reached = new List<CodeId>();
        var text = Text(handle, reached);
        return new()
        {
            Text = text,
            Generated = [.. names.Generated],
            Reached = [.. names.Types, .. reached],
            Effects = EffectsOf(handle),
            CallerArguments = CallerArgumentsOf(handle, reached),
        };
    }

    private bool[]? CallerArgumentsOf(EntityHandle handle, List<CodeId> reached)
    {
        foreach (var method in reached.Where(id => id.Handle.Kind == HandleKind.MethodDefinition))
            return definitions.CallerArgumentsOf(method);
        return handle.Kind == HandleKind.MemberReference && reader.GetMemberReference((MemberReferenceHandle)handle) is var member && member.GetKind() == MemberReferenceKind.Method
            ? CallerArguments.Of(reader, member)
            : null;
    }

    private CodeEffects EffectsOf(EntityHandle handle)
    {
        var isGeneric = handle.Kind == HandleKind.MethodSpecification;
        var method = isGeneric ? reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method : handle;
        return method.Kind == HandleKind.MemberReference && reader.GetMemberReference((MemberReferenceHandle)method) is { Parent.Kind: HandleKind.TypeReference } member
            ? HiddenUses.Of(FullNames.Of(reader, member.Parent), reader.GetString(member.Name), isGeneric, () => member.DecodeMethodSignature(FullNames.Instance, null).ParameterTypes.Contains("System.String"))
            : CodeEffects.None;
    }

    private string Text(EntityHandle handle, List<CodeId> reached)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
            case HandleKind.TypeReference:
            case HandleKind.TypeSpecification:
                return Type(handle);
            case HandleKind.MethodDefinition:
                reached.Add(CodeId.Of(definitions.Assembly.Index, handle));
                return Method((MethodDefinitionHandle)handle);
            case HandleKind.FieldDefinition:
                reached.Add(CodeId.Of(definitions.Assembly.Index, handle));
                return Field((FieldDefinitionHandle)handle);
            case HandleKind.MemberReference:
                return Member(reader.GetMemberReference((MemberReferenceHandle)handle), reached);
            case HandleKind.MethodSpecification:
                var method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                return $"{Text(method.Method, reached)}<{string.Join(",", method.DecodeSignature(names, null))}>";
            case HandleKind.StandaloneSignature:
                return Standalone(reader.GetStandaloneSignature((StandaloneSignatureHandle)handle));
            default:
                throw new BadImageFormatException($"A token of kind {handle.Kind} in IL");
        }
    }

    private string Type(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => names.GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => names.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
        _ => names.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0),
    };

    private string Method(MethodDefinitionHandle handle)
    {
        var method = reader.GetMethodDefinition(handle);
        var declaringType = WithoutReaching(() => Type(method.GetDeclaringType()));
        var name = names.Name(reader, method.Name, handle);
        return $"{declaringType}::{name}{Signature(method)}";
    }

    private string Signature(MethodDefinition method) => Signature(method.Signature, () => SignatureText.MethodText(method.DecodeSignature(names, null)));

    private string Field(FieldDefinitionHandle handle)
    {
        var field = reader.GetFieldDefinition(handle);
        var declaringType = WithoutReaching(() => Type(field.GetDeclaringType()));
        var name = names.Name(reader, field.Name, handle);
        return $"{declaringType}::{name}:{Signature(field.Signature, () => field.DecodeSignature(names, null))}";
    }

    private string Member(MemberReference member, List<CodeId> reached)
    {
        var found = definitions.MembersOf(member);
        reached.AddRange(found);

        var declaringType = member.Parent.Kind switch
        {
            HandleKind.TypeReference or HandleKind.TypeDefinition => WithoutReaching(() => Type(member.Parent)),
            HandleKind.TypeSpecification => GenericDeclaringType((TypeSpecificationHandle)member.Parent),
            _ => "",
        };
        var name = found.Count > 0 ? names.Name(reader, member.Name, found[0]) : reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{declaringType}::{name}:{Signature(member.Signature, () => member.DecodeFieldSignature(names, null))}"
            : $"{declaringType}::{name}{Signature(member.Signature, () => SignatureText.MethodText(member.DecodeMethodSignature(names, null)))}";
    }

    private string Standalone(StandaloneSignature signature) => signature.GetKind() == StandaloneSignatureKind.LocalVariables
        ? string.Join(";", signature.DecodeLocalSignature(names, null))
        : Signature(signature.Signature, () => SignatureText.MethodText(signature.DecodeMethodSignature(names, null)));

    // Cached, because many members share a signature. Naming a type in a signature creates no instance, so the walk does not reach the type.
    private string Signature(BlobHandle blob, Func<string> decode)
    {
        var offset = MetadataTokens.GetHeapOffset(blob);
        if (signatures.TryGetValue(offset, out var signature))
        {
            names.Generated.AddRange(signature.Generated);
            return signature.Text;
        }
        var generatedBefore = names.Generated.Count;
        var text = WithoutReaching(decode);
        signatures[offset] = new() { Text = text, Generated = [.. names.Generated.Skip(generatedBefore)], Reached = [] };
        return text;
    }

    // Using a member of a generic type creates no instance, so the walk does not reach the type. A call of its constructor does reach it.
    private string GenericDeclaringType(TypeSpecificationHandle handle)
    {
        var before = names.Types.Count;
        var text = Type(handle);
        if (definitions.TypeOf(handle) is { } type && names.Types.Count > before && names.Types[before] == type)
            names.Types.RemoveAt(before);
        return text;
    }

    // Writes text without marking the types in it as reached.
    private string WithoutReaching(Func<string> write)
    {
        var before = names.Types.Count;
        var text = write();
        names.Types.RemoveRange(before, names.Types.Count - before);
        return text;
    }
}
