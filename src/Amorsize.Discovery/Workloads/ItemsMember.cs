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
        var members = MemberLookup.Members(reader, reader.GetTypeDefinition(home), name);
        var overloads = (members.Count > 0 ? members : LocalFunctionsOf(reader, home, name)).ConvertAll(m => Check(reader, types, m, name));
        return overloads.Find(m => m.Mistake is null)
            ?? overloads.FirstOrDefault()
            ?? new ItemsMember(default, MistakeText.ItemsMissing(name, FullNames.Instance.GetTypeFromDefinition(reader, home, 0)));
    }

    // In a top-level program, nameof gives the name of a local function.
    private static List<EntityHandle> LocalFunctionsOf(MetadataReader reader, TypeDefinitionHandle home, string name) =>
        [.. reader.GetTypeDefinition(home).GetMethods().Where(method => LocalFunctions.Written(reader.GetString(reader.GetMethodDefinition(method).Name)) == name)];

    private static ItemsMember Check(MetadataReader reader, TypesByName types, EntityHandle member, string name)
    {
        var code = MemberLookup.Code(reader, member);
        var mistake = code switch
        {
            { IsNil: true } => MistakeText.ItemsWithoutGetter,
            { Kind: HandleKind.FieldDefinition } => CheckField(reader, types, reader.GetFieldDefinition((FieldDefinitionHandle)code)),
            _ => CheckMethod(reader, types, reader.GetMethodDefinition((MethodDefinitionHandle)code)),
        };
        return new ItemsMember(code, mistake is null ? null : MistakeText.OfItems(name, mistake));
    }

    private static string? CheckField(MetadataReader reader, TypesByName types, FieldDefinition field) =>
        (field.Attributes & FieldAttributes.Static) == 0 ? MistakeText.ItemsOfInstance : CheckType(types, reader, field.DecodeSignature(FullNames.Instance, null));

    private static string? CheckMethod(MetadataReader reader, TypesByName types, MethodDefinition method)
    {
        var signature = method.DecodeSignature(FullNames.Instance, null);
        if ((method.Attributes & MethodAttributes.Static) == 0)
            return MistakeText.ItemsOfInstance;
        if (signature.GenericParameterCount > 0)
            return MistakeText.ItemsOfGenericMethod;
        if (signature.ParameterTypes.Length > 0)
            return MistakeText.ItemsWithParameters;
        return CheckType(types, reader, signature.ReturnType);
    }

    private static string? CheckType(TypesByName types, MetadataReader reader, string type)
    {
        // A task of a sequence gives the items of the sequence.
        type = TypeRules.Awaited(type);
        if (type is "System.Void" or "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask")
            return MistakeText.ItemsOfNothing;
        return TypeRules.IsSingleValue(type) || TypeRules.CannotBeBoxed(reader, types, type)
            ? MistakeText.ItemsOfSingleValue(type)
            : null;
    }
}
