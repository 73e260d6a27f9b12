using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>The member that <see cref="WorkloadAttribute.Items"/> names.</summary>
/// <param name="Code">What runs when it is read; nil when there is no such member.</param>
/// <param name="Mistake">Why it cannot give items, or <see langword="null"/>.</param>
internal sealed record ItemsMember(EntityHandle Code, string? Mistake)
{
    public static ItemsMember Find(MetadataReader reader, TypesByName types, TypeDefinitionHandle home, string name)
    {
        var named = Members.Named(reader, reader.GetTypeDefinition(home), name).ConvertAll(m => Judge(reader, types, m, name));
        // Of overloads, the one that can be used is meant.
        return named.Find(m => m.Mistake is null)
            ?? named.FirstOrDefault()
            ?? new ItemsMember(
                default,
                $"Items names '{name}', but {FullNames.Instance.GetTypeFromDefinition(reader, home, 0)} declares no property, field or method of that name; "
                + "declare it there as a static member, or correct the name");
    }

    private static ItemsMember Judge(MetadataReader reader, TypesByName types, EntityHandle member, string name)
    {
        var code = Members.Code(reader, member);
        var mistake = code switch
        {
            { IsNil: true } => "is a property without a getter; give it one",
            { Kind: HandleKind.FieldDefinition } => JudgeField(reader, types, reader.GetFieldDefinition((FieldDefinitionHandle)code)),
            _ => JudgeMethod(reader, types, reader.GetMethodDefinition((MethodDefinitionHandle)code)),
        };
        return new ItemsMember(code, mistake is null ? null : $"Items names '{name}', which {mistake}");
    }

    private static string? JudgeField(MetadataReader reader, TypesByName types, FieldDefinition field) =>
        (field.Attributes & FieldAttributes.Static) == 0 ? "is an instance member; make it static" : JudgeType(types, reader, field.DecodeSignature(FullNames.Instance, null));

    private static string? JudgeMethod(MetadataReader reader, TypesByName types, MethodDefinition method)
    {
        var signature = method.DecodeSignature(FullNames.Instance, null);
        if ((method.Attributes & MethodAttributes.Static) == 0)
            return "is an instance member; make it static";
        if (signature.GenericParameterCount > 0)
            return "is a generic method, and a build cannot choose its type arguments; name one that is not";
        if (signature.ParameterTypes.Length > 0)
            return "takes parameters, and a build has none to give; name a member without";
        return JudgeType(types, reader, signature.ReturnType);
    }

    private static string? JudgeType(TypesByName types, MetadataReader reader, string type)
    {
        if (type == "System.Void")
            return "returns nothing; return a sequence of the items, such as IEnumerable<T> or an array";
        return HoldsOneValue(type) || PassedTypes.CannotBeBoxed(reader, types, type)
            ? $"is of type {type} and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array"
            : null;
    }

    // Text is not among them: it gives its characters.
    private static bool HoldsOneValue(string type) => type
        is "System.Boolean" or "System.Char" or "System.SByte" or "System.Byte" or "System.Int16" or "System.UInt16" or "System.Int32" or "System.UInt32"
        or "System.Int64" or "System.UInt64" or "System.IntPtr" or "System.UIntPtr" or "System.Single" or "System.Double" or "System.Decimal"
        or "System.DateTime" or "System.DateTimeOffset" or "System.TimeSpan" or "System.Guid";
}
