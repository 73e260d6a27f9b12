using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Writes types for messages: <c>Outer.Inner</c>, without the namespace and without the number of type parameters.</summary>
internal sealed class ShortNames : SignatureText
{
    private ShortNames()
    {
    }

    public static ShortNames Instance { get; } = new();

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        string.Join('.', TypeHandles.NestingOf(reader, handle).ConvertAll(t => WithoutArity(reader.GetString(TypeHandles.NameOf(reader, t).Name))));

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        WithoutArity(reader.GetString(reader.GetTypeReference(handle).Name));

    /// <summary><c>Type.Method</c>, the default name of a workload.</summary>
    public string Method(MetadataReader reader, MethodDefinition method) =>
        $"{GetTypeFromDefinition(reader, method.GetDeclaringType(), 0)}.{LocalFunctions.Written(reader.GetString(method.Name))}";

    /// <summary>The name of a type without the number of its type parameters, which follows a backtick.</summary>
    public static string WithoutArity(string name) => name.IndexOf('`') is var at and > 0 ? name[..at] : name;
}
