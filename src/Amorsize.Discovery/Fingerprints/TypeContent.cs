using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Reads a type of which an instance may arise, and reaches what then may run without being named: its initialisers, and every method that a
/// virtual or interface call may end in.
/// </summary>
internal sealed class TypeContent(MetadataReader reader, CodeReferences references, CodeWriter writer)
{
    public CodeNode Read(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        writer.Begin("type");
        writer.ReferenceText(references.Of(handle));
        WriteLayout(type);
        if (!type.BaseType.IsNil)
            writer.Reference(references.Of(type.BaseType));
        WriteAll(Interfaces(type));
        if (HasBase(type, "System.Enum"))
            WriteConstants(type);
        // To copy a value is to run over its fields, named or not.
        if (HasBase(type, "System.ValueType"))
            WriteAll(InstanceFields(type));

        writer.Reach(MethodBodies.StaticConstructor(reader, handle));
        writer.Reach(MethodBodies.ParameterlessConstructor(reader, handle));
        WriteAll(Dispatched(type));
        return writer.Finish();
    }

    // In an order that does not depend on that of the source.
    private void WriteAll(List<EntityHandle> handles)
    {
        foreach (var reference in handles.ConvertAll(references.Of).OrderBy(r => r.Text, StringComparer.Ordinal))
            writer.Reference(reference);
    }

    private List<EntityHandle> Interfaces(TypeDefinition type)
    {
        var interfaces = new List<EntityHandle>();
        foreach (var handle in type.GetInterfaceImplementations())
            interfaces.Add(reader.GetInterfaceImplementation(handle).Interface);
        return interfaces;
    }

    private List<EntityHandle> InstanceFields(TypeDefinition type)
    {
        var fields = new List<EntityHandle>();
        foreach (var handle in type.GetFields())
        {
            if ((reader.GetFieldDefinition(handle).Attributes & FieldAttributes.Static) == 0)
                fields.Add(handle);
        }
        return fields;
    }

    private List<EntityHandle> Dispatched(TypeDefinition type)
    {
        var methods = new List<EntityHandle>();
        foreach (var handle in type.GetMethods())
        {
            if ((reader.GetMethodDefinition(handle).Attributes & (MethodAttributes.Virtual | MethodAttributes.Static | MethodAttributes.Abstract)) == MethodAttributes.Virtual)
                methods.Add(handle);
        }
        // Static members of an interface are implemented by methods that are not virtual.
        foreach (var handle in type.GetMethodImplementations())
        {
            var body = reader.GetMethodImplementation(handle).MethodBody;
            if (body.Kind == HandleKind.MethodDefinition && (reader.GetMethodDefinition((MethodDefinitionHandle)body).Attributes & MethodAttributes.Static) != 0)
                methods.Add(body);
        }
        return methods;
    }

    private void WriteLayout(TypeDefinition type)
    {
        var layout = type.GetLayout();
        writer.Number((int)(type.Attributes & TypeAttributes.LayoutMask));
        writer.Number(layout.Size);
        writer.Number(layout.PackingSize);
        foreach (var attribute in Attributes.OfType(reader, type.GetCustomAttributes(), "System.Runtime.CompilerServices", nameof(InlineArrayAttribute)))
            writer.Bytes(reader.GetBlobBytes(attribute.Value));
    }

    private bool HasBase(TypeDefinition type, string name) => FullNames.Of(reader, type.BaseType) == name;

    private void WriteConstants(TypeDefinition type)
    {
        var constants = type.GetFields().Select(reader.GetFieldDefinition)
            .Where(f => !f.GetDefaultValue().IsNil)
            .Select(f => (Name: reader.GetString(f.Name), Value: reader.GetBlobBytes(reader.GetConstant(f.GetDefaultValue()).Value)))
            .OrderBy(c => c.Name, StringComparer.Ordinal);
        foreach (var (name, value) in constants)
        {
            writer.Text(name);
            writer.Bytes(value);
        }
    }
}
