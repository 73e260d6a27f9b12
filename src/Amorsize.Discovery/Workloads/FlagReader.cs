using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Discovery.Workloads;

/// <summary>Finds the <see cref="WorkloadAttribute"/>s of an assembly.</summary>
internal static class FlagReader
{
    public static IEnumerable<AttributeValues> Read(MetadataReader reader)
    {
        var constructors = AttributeConstructors.Of(reader, nameof(WorkloadAttribute));
        if (constructors.Count == 0)
            yield break;

        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.MethodDefinition && constructors.TryGetValue(attribute.Constructor, out var takesName) && !IsOfExtensionBlock(reader, (MethodDefinitionHandle)attribute.Parent))
                yield return Decode(reader.GetBlobReader(attribute.Value), takesName, new AttributeValues((MethodDefinitionHandle)attribute.Parent));
        }
    }

    // A member of an extension block has two methods with its attributes: a static one with the code, and one that only declares it and has a mark.
    private static bool IsOfExtensionBlock(MetadataReader reader, MethodDefinitionHandle method) =>
        Attributes.Any(reader, reader.GetMethodDefinition(method).GetCustomAttributes(), "System.Runtime.CompilerServices", "ExtensionMarkerAttribute");

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
