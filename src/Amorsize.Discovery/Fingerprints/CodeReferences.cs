using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Resolves tokens to <see cref="CodeReference"/>s, each once.</summary>
internal sealed class CodeReferences(MetadataReader reader)
{
    private readonly Dictionary<int, CodeReference> known = [];
    private readonly Dictionary<int, Written> signatures = [];
    private readonly CanonicalNames names = new();

    public CodeReference Of(EntityHandle handle)
    {
        var token = MetadataTokens.GetToken(handle);
        if (!known.TryGetValue(token, out var reference))
            known[token] = reference = Resolve(handle);
        return reference;
    }

    private CodeReference Resolve(EntityHandle handle)
    {
        names.Generated.Clear();
        names.Types.Clear();
        var reached = new List<int>();
        var text = Text(handle, reached);
        return new CodeReference(text, [.. names.Generated], [.. names.Types, .. reached]);
    }

    private string Text(EntityHandle handle, List<int> reached)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
            case HandleKind.TypeReference:
            case HandleKind.TypeSpecification:
                return Type(handle);
            case HandleKind.MethodDefinition:
                reached.Add(MetadataTokens.GetToken(handle));
                return Method((MethodDefinitionHandle)handle);
            case HandleKind.FieldDefinition:
                reached.Add(MetadataTokens.GetToken(handle));
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
        var home = Untouched(() => Type(method.GetDeclaringType()));
        var name = names.Name(reader, method.Name, handle);
        return $"{home}::{name}{Signature(method.Signature, () => SignatureText.MethodText(method.DecodeSignature(names, null)))}";
    }

    private string Field(FieldDefinitionHandle handle)
    {
        var field = reader.GetFieldDefinition(handle);
        var home = Untouched(() => Type(field.GetDeclaringType()));
        var name = names.Name(reader, field.Name, handle);
        return $"{home}::{name}:{Signature(field.Signature, () => field.DecodeSignature(names, null))}";
    }

    private string Member(MemberReference member, List<int> reached)
    {
        var definitions = MemberDefinitions.Of(reader, member);
        foreach (var definition in definitions)
            reached.Add(MetadataTokens.GetToken(definition));

        var home = member.Parent.Kind switch
        {
            HandleKind.TypeReference => Type(member.Parent),
            HandleKind.TypeDefinition => Untouched(() => Type(member.Parent)),
            HandleKind.TypeSpecification => GenericHome((TypeSpecificationHandle)member.Parent),
            _ => "",
        };
        var name = definitions.Count > 0 ? names.Name(reader, member.Name, definitions[0]) : reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? $"{home}::{name}:{Signature(member.Signature, () => member.DecodeFieldSignature(names, null))}"
            : $"{home}::{name}{Signature(member.Signature, () => SignatureText.MethodText(member.DecodeMethodSignature(names, null)))}";
    }

    private string Standalone(StandaloneSignature signature) => signature.GetKind() == StandaloneSignatureKind.LocalVariables
        ? string.Join(";", signature.DecodeLocalSignature(names, null))
        : Signature(signature.Signature, () => SignatureText.MethodText(signature.DecodeMethodSignature(names, null)));

    // Many members share a signature. To name a type in one gives no instance of it.
    private string Signature(BlobHandle blob, Func<string> decode)
    {
        var offset = MetadataTokens.GetHeapOffset(blob);
        if (signatures.TryGetValue(offset, out var written))
        {
            names.Generated.AddRange(written.Generated);
            return written.Text;
        }
        var generatedBefore = names.Generated.Count;
        var text = Untouched(decode);
        signatures[offset] = new(text, names.Generated.GetRange(generatedBefore, names.Generated.Count - generatedBefore));
        return text;
    }

    // To use a member of a generic type gives no instance of that type: what gives one is its constructor.
    private string GenericHome(TypeSpecificationHandle handle)
    {
        var before = names.Types.Count;
        var text = Type(handle);
        if (MemberDefinitions.GenericType(reader, handle).Kind == HandleKind.TypeDefinition && names.Types.Count > before)
            names.Types.RemoveAt(before);
        return text;
    }

    private string Untouched(Func<string> write)
    {
        var before = names.Types.Count;
        var text = write();
        names.Types.RemoveRange(before, names.Types.Count - before);
        return text;
    }

    /// <summary>A signature as text, and the tokens of the entities behind its placeholders.</summary>
    private sealed record Written(string Text, List<int> Generated);
}
