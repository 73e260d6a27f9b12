using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>Finds the constructors of an attribute of this package that an assembly uses. Most assemblies use none, which one metadata table shows.</summary>
internal static class AttributeConstructors
{
    /// <summary>The constructors, each with whether it takes an argument.</summary>
    public static Dictionary<EntityHandle, bool> Of(MetadataReader reader, string attribute)
    {
        var constructors = new Dictionary<EntityHandle, bool>();
        var types = Types(reader, attribute);
        if (types.Count == 0)
            return constructors;
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (types.Contains(member.Parent) && reader.StringComparer.Equals(member.Name, ".ctor"))
                constructors.Add(handle, Methods.ParameterCount(reader, member.Signature) == 1);
        }
        return constructors;
    }

    private static List<EntityHandle> Types(MetadataReader reader, string attribute)
    {
        var types = new List<EntityHandle>();
        foreach (var handle in reader.TypeReferences)
        {
            var type = reader.GetTypeReference(handle);
            if (reader.StringComparer.Equals(type.Name, attribute) && reader.StringComparer.Equals(type.Namespace, nameof(Amorsize)))
                types.Add(handle);
        }
        return types;
    }
}
