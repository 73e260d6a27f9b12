using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>The static member that supplies the items of a workload. <see cref="WorkloadAttribute.Items"/> names it.</summary>
/// <param name="Code">The getter, field or method that runs when the member is read; it is part of the fingerprint. Nil if there is no such member.</param>
/// <param name="Mistake">The message for the user that says why the member cannot supply items; <see langword="null"/> if it can.</param>
internal sealed record ItemsMember(EntityHandle Code, string? Mistake)
{
    public static ItemsMember Find(MetadataReader reader, TypesByName types, TypeDefinitionHandle home, string name)
    {
        var overloads = MemberLookup.Members(reader, reader.GetTypeDefinition(home), name).ConvertAll(m => Check(reader, types, m, name));
        return overloads.Find(m => m.Mistake is null)
            ?? overloads.FirstOrDefault()
            ?? new ItemsMember(
                default,
                $"Items names '{name}', but {FullNames.Instance.GetTypeFromDefinition(reader, home, 0)} declares no property, field or method of that name; "
                + "declare it there as a static member, or correct the name");
    }

    private static ItemsMember Check(MetadataReader reader, TypesByName types, EntityHandle member, string name)
    {
        var code = MemberLookup.Code(reader, member);
        var mistake = code switch
        {
            { IsNil: true } => "is a property without a getter; give it one",
            { Kind: HandleKind.FieldDefinition } => CheckField(reader, types, reader.GetFieldDefinition((FieldDefinitionHandle)code)),
            _ => CheckMethod(reader, types, reader.GetMethodDefinition((MethodDefinitionHandle)code)),
        };
        return new ItemsMember(code, mistake is null ? null : $"Items names '{name}', which {mistake}");
    }

    private static string? CheckField(MetadataReader reader, TypesByName types, FieldDefinition field) =>
        (field.Attributes & FieldAttributes.Static) == 0 ? "is an instance member; make it static" : CheckType(types, reader, field.DecodeSignature(FullNames.Instance, null));

    private static string? CheckMethod(MetadataReader reader, TypesByName types, MethodDefinition method)
    {
        var signature = method.DecodeSignature(FullNames.Instance, null);
        if ((method.Attributes & MethodAttributes.Static) == 0)
            return "is an instance member; make it static";
        if (signature.GenericParameterCount > 0)
            return "is a generic method, and a build cannot choose its type arguments; name one that is not";
        if (signature.ParameterTypes.Length > 0)
            return "takes parameters, and a build has none to give; name a member without";
        return CheckType(types, reader, signature.ReturnType);
    }

    private static string? CheckType(TypesByName types, MetadataReader reader, string type)
    {
        if (type == "System.Void")
            return "returns nothing; return a sequence of the items, such as IEnumerable<T> or an array";
        return TypeRules.IsSingleValue(type) || TypeRules.CannotBeBoxed(reader, types, type)
            ? $"is of type {type} and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array"
            : null;
    }
}
