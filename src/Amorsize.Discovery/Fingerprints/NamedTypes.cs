using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Lists the types that code names and the strings that it has, for code that hands them to reflection. Not thread-safe.</summary>
internal sealed class NamedTypes(DefinitionLookup definitions)
{
    private const byte LoadToken = 0xD0;

    private readonly CanonicalNames names = new(definitions);
    private readonly MetadataReader reader = definitions.Assembly.Reader;
    private readonly List<string> strings = [];
    private readonly List<CodeId> given = [];
    private bool hasObjects;

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

    /// <summary>The types, strings and objects of a method.</summary>
    public NamesOfMethod In(MethodDefinitionHandle method)
    {
        var definition = reader.GetMethodDefinition(method);
        names.Types.Clear();
        strings.Clear();
        given.Clear();
        hasObjects = false;
        definition.DecodeSignature(names, null);
        if (Methods.HasIl(definition))
            ReadBody(definitions.Assembly.Image.GetMethodBody(definition.RelativeVirtualAddress));
        var own = TypeHandles.NestingOf(reader, definition.GetDeclaringType()).ConvertAll(type => CodeId.Of(definitions.Assembly.Index, type));
        var found = names.Types.Distinct().Where(type => !definitions.IsGenerated(type)).ToList();
        var others = found.FindAll(type => !own.Contains(type));
        return new()
        {
            Types = others.Count > 0 ? others : found,
            Given = [.. given.Distinct().Where(type => !definitions.IsGenerated(type))],
            Strings = [.. strings],
            HasObjects = hasObjects,
        };
    }

    private void ReadBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        var il = body.GetILBytes();
        var tokens = new IlTokens(il);
        while (tokens.MoveNext())
        {
            if (StringTokens.IsString(tokens.Token))
            {
                strings.Add(StringTokens.TextOf(reader, tokens.Token));
                continue;
            }
            var before = names.Types.Count;
            var handle = MetadataTokens.EntityHandle(tokens.Token);
            Read(handle);
            if (handle.Kind == HandleKind.MethodSpecification || il![tokens.Offset - 1] == LoadToken)
                given.AddRange(names.Types.Skip(before));
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
                See(reader.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(names, null));
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
        See(method.DecodeSignature(names, null).ReturnType);
        if (reader.StringComparer.Equals(method.Name, ".ctor"))
            names.GetTypeFromDefinition(reader, method.GetDeclaringType(), 0);
    }

    // Calling a static method of a type hands none of its members to reflection, so a declaring type counts only if it is generic or the call makes one.
    private void ReadMember(MemberReference member)
    {
        var type = member.GetKind() == MemberReferenceKind.Field ? member.DecodeFieldSignature(names, null) : member.DecodeMethodSignature(names, null).ReturnType;
        // Reflection itself returns objects, so those of the framework's methods do not count.
        if (definitions.TypeOf(member.Parent) is not null)
            See(type);
        if (member.Parent.Kind == HandleKind.TypeSpecification || reader.StringComparer.Equals(member.Name, ".ctor"))
            Read(member.Parent);
    }

    private void See(string type) => hasObjects |= type is "Object" or "Object[]" || type.EndsWith("]System.Type", StringComparison.Ordinal);
}
