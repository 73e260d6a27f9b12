using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>Finds the <see cref="WorkloadAttribute"/>s of an assembly.</summary>
internal static class FlagReader
{
    private const ushort Prolog = 1;

    public static IEnumerable<AttributeValues> Read(MetadataReader reader)
    {
        // Nearly every assembly of a build leaves here, having paid for one table.
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
                constructors.Add(handle, SignatureShape.ParameterCount(reader, member.Signature) == 1);
        }
        return constructors;
    }

    private static AttributeValues Decode(BlobReader value, bool takesName, AttributeValues flag)
    {
        try
        {
            if (value.ReadUInt16() != Prolog)
                return flag;
            if (takesName)
                flag = flag with { Name = value.ReadSerializedString() };
            for (var left = value.ReadUInt16(); left > 0; left--)
            {
                value.ReadSerializationTypeCode();
                var type = value.ReadSerializationTypeCode();
                var property = value.ReadSerializedString();
                switch (type, property)
                {
                    case (SerializationTypeCode.String, nameof(WorkloadAttribute.Items)):
                        flag = flag with { Items = value.ReadSerializedString() };
                        break;
                    case (SerializationTypeCode.Int32, nameof(WorkloadAttribute.ItemCount)):
                        flag = flag with { ItemCount = value.ReadInt32() };
                        break;
                    case (SerializationTypeCode.Int32, nameof(WorkloadAttribute.MaxDegreeOfParallelism)):
                        flag = flag with { MaxDegreeOfParallelism = value.ReadInt32() };
                        break;
                    case (SerializationTypeCode.Boolean, nameof(WorkloadAttribute.Enabled)):
                        flag = flag with { Enabled = value.ReadBoolean() };
                        break;
                    default:
                        // A property of a later version of the attribute: its length is unknown, so what follows is, too.
                        return flag;
                }
            }
        }
        catch (BadImageFormatException)
        {
            // What was read so far stands; the flag itself must not get lost.
        }
        return flag;
    }
}
