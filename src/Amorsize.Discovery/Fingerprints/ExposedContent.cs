using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Reads a type as reflection or a serializer sees it: its members and attributes. The types of its fields and properties are exposed too, because a serializer
/// follows them.
/// </summary>
internal sealed class ExposedContent(DefinitionLookup definitions, CodeReferences references, NamedTypes named, CodeWriter writer)
{
    private readonly MetadataReader reader = definitions.Assembly.Reader;

    public CodeNode Read(TypeDefinitionHandle handle, CodeView view)
    {
        var type = reader.GetTypeDefinition(handle);
        writer.Begin(view == CodeView.Exposed ? "exposed" : "serialized");
        writer.Reference(references.Of(handle));
        WriteAttributes(type.GetCustomAttributes());
        var methods = view == CodeView.Exposed
            ? type.GetMethods()
            : type.GetProperties().SelectMany(AccessorsOf).Union(type.GetMethods().Where(method => (reader.GetMethodDefinition(method).Attributes & MethodAttributes.Virtual) != 0));
        var members = methods.Select(method => ((EntityHandle)method, reader.GetMethodDefinition(method).GetCustomAttributes()))
            .Concat(type.GetFields().Select(field => ((EntityHandle)field, reader.GetFieldDefinition(field).GetCustomAttributes())))
            .Select(member => (Reference: references.Of(member.Item1), Attributes: member.Item2));
        foreach (var (reference, attributes) in members.OrderBy(member => member.Reference.Text, StringComparer.Ordinal))
        {
            writer.Reference(reference);
            WriteAttributes(attributes);
        }
        foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition).OrderBy(property => reader.GetString(property.Name), StringComparer.Ordinal))
            WriteAttributes(property.GetCustomAttributes());
        // Reflection and serializers see inherited members too.
        if (definitions.TypeOf(type.BaseType) is { } parent)
            writer.Reach(parent with { View = view });
        foreach (var other in named.InMembersOf(type))
            writer.Reach(other with { View = view });
        return writer.Finish();
    }

    private IEnumerable<MethodDefinitionHandle> AccessorsOf(PropertyDefinitionHandle property)
    {
        var accessors = reader.GetPropertyDefinition(property).GetAccessors();
        return new[] { accessors.Getter, accessors.Setter }.Where(accessor => !accessor.IsNil);
    }

    // A type in an attribute, such as a converter, is named by a string with the version of its assembly, which must not count.
    private void WriteAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(reader.GetCustomAttribute))
        {
            writer.Reference(references.Of(attribute.Constructor));
            writer.Bytes(AttributeValue.WithoutVersions(reader.GetBlobBytes(attribute.Value)));
            foreach (var text in AttributeValue.Texts(reader, attribute))
            {
                if (definitions.TypeNamed(text) is { } type)
                    writer.Reach(type with { View = CodeView.Exposed });
            }
        }
    }
}
