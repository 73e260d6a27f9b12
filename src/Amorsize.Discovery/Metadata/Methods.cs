using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace Amorsize.Discovery.Metadata;

/// <summary>Reads facts about methods and constructors from metadata.</summary>
internal static class Methods
{
    public static bool HasIl(MethodDefinition method) =>
        method.RelativeVirtualAddress != 0 && (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.IL;

    /// <summary>The name of a method. That of an explicit implementation comes without the name of the interface.</summary>
    public static string NameOf(MetadataReader reader, MethodDefinition method)
    {
        var name = reader.GetString(method.Name);
        return name[(name.LastIndexOf('.') + 1)..];
    }

    /// <summary>Whether the method is <c>async void</c>, so that its end cannot be awaited.</summary>
    public static bool IsAsyncVoid(MetadataReader reader, MethodDefinition method, MethodSignature<string> signature) => signature.ReturnType == "System.Void"
        && Attributes.Any(reader, method.GetCustomAttributes(), "System.Runtime.CompilerServices", nameof(AsyncStateMachineAttribute));

    /// <summary>The number of parameters in the signature of a method that is not generic.</summary>
    public static int ParameterCount(MetadataReader reader, BlobHandle signature)
    {
        var blob = reader.GetBlobReader(signature);
        blob.ReadSignatureHeader();
        return blob.ReadCompressedInteger();
    }

    /// <summary>The static constructor of a type; nil if it has none.</summary>
    public static MethodDefinitionHandle StaticConstructor(MetadataReader reader, TypeDefinitionHandle type) => WithoutParameters(reader, type, ".cctor");

    /// <summary>The constructor of a type that takes no parameters; nil if it has none.</summary>
    public static MethodDefinitionHandle ParameterlessConstructor(MetadataReader reader, TypeDefinitionHandle type) => WithoutParameters(reader, type, ".ctor");

    private static MethodDefinitionHandle WithoutParameters(MetadataReader reader, TypeDefinitionHandle type, string name)
    {
        foreach (var method in MemberLookup.Methods(reader, reader.GetTypeDefinition(type), name))
        {
            if (ParameterCount(reader, reader.GetMethodDefinition(method).Signature) == 0)
                return method;
        }
        return default;
    }
}
