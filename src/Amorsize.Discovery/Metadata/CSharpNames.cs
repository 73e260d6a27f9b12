using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Writes methods for messages as C# writes them: <c>Ns.Type&lt;TKey&gt;.Method&lt;T&gt;(int, T[], List&lt;string&gt;)</c>.</summary>
internal sealed class CSharpNames : SignatureText
{
    // The names of the type parameters of the method being written, of its type and of its own.
    private readonly string[] ofType;
    private readonly string[] ofMethod;

    private CSharpNames(string[] ofType, string[] ofMethod) => (this.ofType, this.ofMethod) = (ofType, ofMethod);

    public static string Of(MetadataReader reader, MethodDefinition method)
    {
        var type = reader.GetTypeDefinition(method.GetDeclaringType());
        var (ofType, ofMethod) = (ParametersIn(reader, type.GetGenericParameters()), ParametersIn(reader, method.GetGenericParameters()));
        var parameters = method.DecodeSignature(new CSharpNames(ofType, ofMethod), null).ParameterTypes;
        var outermost = TypeHandles.NestingOf(reader, method.GetDeclaringType())[0];
        var name = $"{TypeOf(reader, method.GetDeclaringType(), ofType)}.{LocalFunctions.Written(reader.GetString(method.Name))}{Listed(ofMethod)}";
        return FullNames.InNamespace(reader.GetString(TypeHandles.NameOf(reader, outermost).Namespace), $"{name}({string.Join(", ", parameters)})");
    }

    // A nested type repeats the parameters of the types around it, before its own: Outer<T>.Inner<U> has T and U.
    private static string TypeOf(MetadataReader reader, TypeDefinitionHandle type, string[] parameters)
    {
        var used = 0;
        return string.Join('.', TypeHandles.NestingOf(reader, type).ConvertAll(level =>
        {
            var count = reader.GetTypeDefinition((TypeDefinitionHandle)level).GetGenericParameters().Count;
            var own = parameters[used..Math.Max(used, count)];
            used += own.Length;
            return ShortNames.WithoutArity(reader.GetString(TypeHandles.NameOf(reader, level).Name)) + Listed(own);
        }));
    }

    public override string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Int16 => "short",
        PrimitiveTypeCode.Int32 => "int",
        PrimitiveTypeCode.Int64 => "long",
        PrimitiveTypeCode.UInt16 => "ushort",
        PrimitiveTypeCode.UInt32 => "uint",
        PrimitiveTypeCode.UInt64 => "ulong",
        PrimitiveTypeCode.IntPtr => "nint",
        PrimitiveTypeCode.UIntPtr => "nuint",
        PrimitiveTypeCode.Single => "float",
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.TypedReference => "TypedReference",
        _ => typeCode.ToString().ToLowerInvariant(),
    };

    public override string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => ShortNames.Instance.GetTypeFromDefinition(reader, handle, rawTypeKind);

    public override string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        ShortNames.Instance.GetTypeFromReference(reader, handle, rawTypeKind) is var name && name == "Decimal" ? "decimal" : name;

    public override string GetSZArrayType(string elementType) => ArrayOf(elementType, "[]");

    public override string GetArrayType(string elementType, ArrayShape shape) => ArrayOf(elementType, base.GetArrayType("", shape));

    public override string GetByReferenceType(string elementType) => "ref " + elementType;

    public override string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType switch
    {
        "Nullable" => typeArguments[0] + "?",
        "ValueTuple" when typeArguments.Length > 1 => $"({string.Join(", ", typeArguments)})",
        _ => $"{genericType}<{string.Join(", ", typeArguments)}>",
    };

    public override string GetGenericMethodParameter(object? genericContext, int index) => index < ofMethod.Length ? ofMethod[index] : base.GetGenericMethodParameter(genericContext, index);

    public override string GetGenericTypeParameter(object? genericContext, int index) => index < ofType.Length ? ofType[index] : base.GetGenericTypeParameter(genericContext, index);

    // C# writes the outer dimensions first: an array of long[,] is long[][,].
    private static string ArrayOf(string element, string dimensions)
    {
        var end = element.Length;
        while (end > 0 && element[end - 1] == ']')
            end = element.LastIndexOf('[', end - 1);
        return element[..end] + dimensions + element[end..];
    }

    private static string[] ParametersIn(MetadataReader reader, GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(parameter => reader.GetString(reader.GetGenericParameter(parameter).Name))];

    private static string Listed(string[] parameters) => parameters.Length == 0 ? "" : $"<{string.Join(", ", parameters)}>";
}
