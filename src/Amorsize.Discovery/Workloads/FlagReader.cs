using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Discovery.Workloads;

/// <summary>Finds the <see cref="WorkloadAttribute"/>s of an assembly.</summary>
internal static class FlagReader
{
    public static IEnumerable<AttributeValues> Read(MetadataReader reader)
    {
        // Most assemblies do not reference WorkloadAttribute. Their scan ends here, after one metadata table (type references).
        var types = AttributeTypes(reader);
        if (types.Count == 0)
            yield break;

        var constructors = Constructors(reader, types);
        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.MethodDefinition && constructors.TryGetValue(attribute.Constructor, out var takesName))
                yield return Decode(reader.GetBlobReader(attribute.Value), takesName, new AttributeValues((MethodDefinitionHandle)attribute.Parent));
        }
    }

    private static List<EntityHandle> AttributeTypes(MetadataReader reader)
    {
        var types = new List<EntityHandle>();
        foreach (var handle in reader.TypeReferences)
        {
            var type = reader.GetTypeReference(handle);
            if (reader.StringComparer.Equals(type.Name, nameof(WorkloadAttribute)) && reader.StringComparer.Equals(type.Namespace, nameof(Amorsize)))
                types.Add(handle);
        }
        return types;
    }

    private static Dictionary<EntityHandle, bool> Constructors(MetadataReader reader, List<EntityHandle> types)
    {
        var constructors = new Dictionary<EntityHandle, bool>();
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (types.Contains(member.Parent) && reader.StringComparer.Equals(member.Name, ".ctor"))
                constructors.Add(handle, Methods.ParameterCount(reader, member.Signature) == 1);
        }
        return constructors;
    }

    private static AttributeValues Decode(BlobReader value, bool takesName, AttributeValues flag)
    {
        try
        {
            if (value.ReadUInt16() != NamedArguments.Prolog)
                return flag;
            if (takesName)
                flag = flag with { Name = value.ReadSerializedString() };
        }
        catch (BadImageFormatException)
        {
            // A malformed attribute must not hide the workload, so the scan reports it with the attribute's default values.
            return flag;
        }
        var arguments = NamedArguments.Read(value);
        return flag with
        {
            Options = WorkloadOptions.Of(arguments),
            Enabled = arguments.GetValueOrDefault(nameof(WorkloadAttribute.Enabled)) as bool? ?? flag.Enabled,
        };
    }
}
