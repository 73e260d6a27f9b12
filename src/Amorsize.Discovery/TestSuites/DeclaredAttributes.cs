using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.TestSuites;

/// <summary>The attributes of an assembly, a class or a method, found by the name of their type.</summary>
internal readonly struct DeclaredAttributes(MetadataReader reader, CustomAttributeHandleCollection attributes)
{
    public bool Has(string @namespace, string name) => Attributes.Any(reader, attributes, @namespace, name);

    /// <summary>The first attribute of a type; null if there is none.</summary>
    public DeclaredAttribute? Find(string @namespace, string name)
    {
        foreach (var attribute in Attributes.OfType(reader, attributes, @namespace, name))
            return new(reader, attribute);
        return null;
    }
}
