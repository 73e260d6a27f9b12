using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace Amorsize.Discovery.Metadata;

/// <summary>Writes the types of a signature as text. Subclasses decide how a named type is written.</summary>
internal abstract class SignatureText : ISignatureTypeProvider<string, object?>
{
    // Limits the length of the text. The runtime allows 32 dimensions of an array, but malformed metadata may state any number.
    private const int MaxArrayRank = 32;

    public abstract string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind);

    public abstract string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind);

    public virtual string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public virtual string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public virtual string GetPinnedType(string elementType) => elementType;

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }

    public virtual string GetSZArrayType(string elementType) => elementType + "[]";

    public virtual string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', Math.Clamp(shape.Rank - 1, 0, MaxArrayRank))}{(shape.Sizes.Length == 0 && shape.LowerBounds.All(bound => bound == 0) ? "" : Bounds(shape))}]";

    public virtual string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"method {MethodText(signature)}*";

    public virtual string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

    public virtual string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public virtual string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public static string MethodText(MethodSignature<string> signature) =>
        $"({string.Join(",", signature.ParameterTypes)}):{signature.ReturnType} {signature.Header.RawValue:x}.{signature.GenericParameterCount}.{signature.RequiredParameterCount}";

    private static string Bounds(ArrayShape shape) => $" sizes {string.Join(",", shape.Sizes)} from {string.Join(",", shape.LowerBounds)}";
}
