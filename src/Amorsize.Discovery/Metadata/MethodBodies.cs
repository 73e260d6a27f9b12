using System.Reflection;
using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Questions on method definitions that several ask.</summary>
internal static class MethodBodies
{
    public static bool HasIl(MethodDefinition method) =>
        method.RelativeVirtualAddress != 0 && (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.IL;

    /// <summary>Nil when the type has none.</summary>
    public static MethodDefinitionHandle StaticConstructor(MetadataReader reader, TypeDefinitionHandle type) => Find(reader, type, ".cctor");

    /// <summary>Nil when the type has none.</summary>
    public static MethodDefinitionHandle ParameterlessConstructor(MetadataReader reader, TypeDefinitionHandle type) => Find(reader, type, ".ctor");

    private static MethodDefinitionHandle Find(MetadataReader reader, TypeDefinitionHandle type, string name)
    {
        foreach (var handle in reader.GetTypeDefinition(type).GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            if (reader.StringComparer.Equals(method.Name, name) && SignatureShape.ParameterCount(reader, method.Signature) == 0)
                return handle;
        }
        return default;
    }
}
