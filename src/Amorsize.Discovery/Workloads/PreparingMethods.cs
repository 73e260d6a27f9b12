using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>The methods of an assembly with one of the attributes <see cref="WorkloadSetupAttribute"/> and <see cref="WorkloadCleanupAttribute"/>, by the type that they serve.</summary>
internal sealed class PreparingMethods
{
    private readonly MetadataReader reader;
    private readonly ILookup<string, MethodDefinitionHandle> byType;
    private readonly string attribute;
    private readonly int maxParameters;

    private PreparingMethods(MetadataReader reader, string attribute, int maxParameters)
    {
        (this.reader, this.attribute, this.maxParameters) = (reader, attribute.Replace("Attribute", "", StringComparison.Ordinal), maxParameters);
        byType = Read(reader, attribute).ToLookup(method => method.Type, method => method.Method);
    }

    public static PreparingMethods SetupsIn(MetadataReader reader) => new(reader, nameof(WorkloadSetupAttribute), maxParameters: 0);

    public static PreparingMethods CleanupsIn(MetadataReader reader) => new(reader, nameof(WorkloadCleanupAttribute), maxParameters: 1);

    /// <summary>The method that serves the workloads of a type, or nil, and why it cannot; <see langword="null"/> if it can.</summary>
    public (MethodDefinitionHandle Method, string? Mistake) For(TypeDefinitionHandle type)
    {
        var methods = byType[FullNames.Of(reader, type)].ToList();
        return methods switch
        {
            [] => default,
            [var one] => (one, MistakeIn(reader.GetMethodDefinition(one))),
            [var one, var other, ..] => (one, MistakeText.SeveralPreparations(attribute, NameOf(one), NameOf(other))),
        };
    }

    /// <summary>Whether the method returns something: an instance, or a task of one.</summary>
    public bool ReturnsValue(MethodDefinitionHandle method) =>
        !method.IsNil && reader.GetMethodDefinition(method).DecodeSignature(FullNames.Instance, null).ReturnType is not ("System.Void" or "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask");

    private string? MistakeIn(MethodDefinition method)
    {
        var signature = method.DecodeSignature(FullNames.Instance, null);
        if (Methods.IsAsyncVoid(reader, method, signature))
            return MistakeText.AsyncVoidPreparation(attribute, ShortNames.Instance.Method(reader, method));
        var isUsable = (method.Attributes & MethodAttributes.Static) != 0 && signature.GenericParameterCount == 0 && signature.ParameterTypes.Length <= maxParameters
            && reader.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters().Count == 0;
        return isUsable ? null : MistakeText.UnusablePreparation(attribute, ShortNames.Instance.Method(reader, method), maxParameters);
    }

    private string NameOf(MethodDefinitionHandle method) => ShortNames.Instance.Method(reader, reader.GetMethodDefinition(method));

    private static IEnumerable<(string Type, MethodDefinitionHandle Method)> Read(MetadataReader reader, string attribute)
    {
        var constructors = AttributeConstructors.Of(reader, attribute);
        if (constructors.Count == 0)
            yield break;
        foreach (var handle in reader.CustomAttributes)
        {
            var use = reader.GetCustomAttribute(handle);
            if (use.Parent.Kind != HandleKind.MethodDefinition || !constructors.TryGetValue(use.Constructor, out var takesType))
                continue;
            var method = (MethodDefinitionHandle)use.Parent;
            var value = reader.GetBlobReader(use.Value);
            value.ReadUInt16();
            // The name of a type of another assembly goes on with that assembly.
            var named = takesType ? value.ReadSerializedString()?.Split(',')[0] : null;
            yield return (named ?? FullNames.Of(reader, reader.GetMethodDefinition(method).GetDeclaringType()), method);
        }
    }
}
