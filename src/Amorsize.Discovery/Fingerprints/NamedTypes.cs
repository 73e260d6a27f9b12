using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Lists the types that code names and the strings that it has, for code that hands them to reflection. Not thread-safe.</summary>
internal sealed class NamedTypes(DefinitionLookup definitions)
{
    private readonly CanonicalNames names = new(definitions);
    private readonly MetadataReader reader = definitions.Assembly.Reader;

    /// <summary>The types in the fields and properties of a type, so far as the output's assemblies define them.</summary>
    public IReadOnlyList<CodeId> InMembersOf(TypeDefinition type)
    {
        names.Types.Clear();
        foreach (var field in type.GetFields())
            reader.GetFieldDefinition(field).DecodeSignature(names, null);
        foreach (var property in type.GetProperties())
            reader.GetPropertyDefinition(property).DecodeSignature(names, null);
        return [.. names.Types.Distinct()];
    }

    /// <summary>
    /// The types that a method makes, mentions, takes, returns or keeps, without those that the compiler generates. The type that declares the method counts
    /// only if there is no other.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="strings">Receives the string literals of the method.</param>
    public IReadOnlyList<CodeId> In(MethodDefinitionHandle method, List<string> strings)
    {
        var definition = reader.GetMethodDefinition(method);
        names.Types.Clear();
        definition.DecodeSignature(names, null);
        if (Methods.HasIl(definition))
            ReadBody(definitions.Assembly.Image.GetMethodBody(definition.RelativeVirtualAddress), strings);
        var own = TypeHandles.NestingOf(reader, definition.GetDeclaringType()).ConvertAll(type => CodeId.Of(definitions.Assembly.Index, type));
        var found = names.Types.Distinct().Where(type => !definitions.IsGenerated(type)).ToList();
        var others = found.FindAll(type => !own.Contains(type));
        return others.Count > 0 ? others : found;
    }

    private void ReadBody(MethodBodyBlock body, List<string> strings)
    {
        if (!body.LocalSignature.IsNil)
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        var tokens = new IlTokens(body.GetILBytes());
        while (tokens.MoveNext())
        {
            if (StringTokens.IsString(tokens.Token))
                strings.Add(StringTokens.TextOf(reader, tokens.Token));
            else
                Read(MetadataTokens.EntityHandle(tokens.Token));
        }
    }

    private void Read(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                names.GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0);
                break;
            case HandleKind.TypeReference:
                names.GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0);
                break;
            case HandleKind.TypeSpecification:
                names.GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)handle, 0);
                break;
            case HandleKind.MethodSpecification:
                var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                specification.DecodeSignature(names, null);
                Read(specification.Method);
                break;
            case HandleKind.MethodDefinition:
                ReadMethod(reader.GetMethodDefinition((MethodDefinitionHandle)handle));
                break;
            case HandleKind.FieldDefinition:
                reader.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(names, null);
                break;
            case HandleKind.MemberReference:
                ReadMember(reader.GetMemberReference((MemberReferenceHandle)handle));
                break;
            default:
                break;
        }
    }

    private void ReadMethod(MethodDefinition method)
    {
        method.DecodeSignature(names, null);
        if (reader.StringComparer.Equals(method.Name, ".ctor"))
            names.GetTypeFromDefinition(reader, method.GetDeclaringType(), 0);
    }

    // Calling a static method of a type hands none of its members to reflection, so a declaring type counts only if it is generic or the call makes one.
    private void ReadMember(MemberReference member)
    {
        if (member.GetKind() == MemberReferenceKind.Field)
            member.DecodeFieldSignature(names, null);
        else
            member.DecodeMethodSignature(names, null);
        if (member.Parent.Kind == HandleKind.TypeSpecification || reader.StringComparer.Equals(member.Name, ".ctor"))
            Read(member.Parent);
    }
}
