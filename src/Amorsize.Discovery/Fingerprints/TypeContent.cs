using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>
/// Reads the content of a type for a fingerprint. Code that creates instances may run methods of the type that no IL names, so the node reaches them:
/// static and parameterless constructors. The targets of virtual calls follow from <see cref="VirtualMethods"/>.
/// </summary>
internal sealed class TypeContent(DefinitionLookup definitions, CodeReferences references, NamedTypes named, CodeWriter writer)
{
    private readonly MetadataReader reader = definitions.Assembly.Reader;

    public VirtualMethods Virtuals { get; } = new(definitions);

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
        // Copying a value copies all of its fields, so the fingerprint includes fields that no code names. Those that are values themselves are made with it.
        if (HasBase(type, "System.ValueType"))
        {
            WriteAll(InstanceFields(type));
            foreach (var value in named.InMembersOf(type).Where(definitions.IsValue).OrderBy(value => definitions.AssemblyOf(value).TextOf(value), StringComparer.Ordinal))
                writer.Reach(value);
        }

        writer.Reach(Methods.StaticConstructor(reader, handle));
        ReachConstructors(type, handle);
        return new(writer)
        {
            Calls = Virtuals.CalledByFramework(handle),
            Overrides = [.. Virtuals.Of(handle).OrderBy(one => references.Of(one.Method.Handle).Text, StringComparer.Ordinal)],
            IsConcrete = (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) == 0,
            Bases = [.. BasesOf(handle)],
        };
    }

    /// <summary>The base type and the interfaces of a type, as far as the output's assemblies define them.</summary>
    public IEnumerable<CodeId> BasesOf(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return Interfaces(type).Append(type.BaseType).Select(definitions.TypeOf).OfType<CodeId>();
    }

    // Sorted, so that reordering members in the source does not change the fingerprint.
    private void WriteAll(List<EntityHandle> handles)
    {
        foreach (var reference in handles.ConvertAll(references.Of).OrderBy(r => r.Text, StringComparer.Ordinal))
            writer.Reference(reference);
    }

    // A container or a serializer calls a constructor with parameters if there is no other.
    private void ReachConstructors(TypeDefinition type, TypeDefinitionHandle handle)
    {
        var parameterless = Methods.ParameterlessConstructor(reader, handle);
        writer.Reach(parameterless);
        if (!parameterless.IsNil || (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Interface)) != 0 || HasBase(type, "System.ValueType") || HasBase(type, "System.MulticastDelegate"))
            return;
        foreach (var constructor in MemberLookup.Methods(reader, type, ".ctor").OrderBy(constructor => references.Of(constructor).Text, StringComparer.Ordinal))
            writer.Reach(constructor);
    }

    private List<EntityHandle> Interfaces(TypeDefinition type) => [.. type.GetInterfaceImplementations().Select(handle => reader.GetInterfaceImplementation(handle).Interface)];

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
