using System.Reflection;
using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>Checks a flag and its method for mistakes that metadata shows. The profiler finds those that only reflection shows.</summary>
internal sealed class FlagMistakes(MetadataReader reader, TypesByName types, PreparingMethods setups, PreparingMethods cleanups)
{
    private const string JobParameter = nameof(Amorsize) + "." + nameof(TunedSettings);

    /// <summary>The first mistake found, as a message for the user; <see langword="null"/> if there is none.</summary>
    public string? In(AttributeValues flag, ItemsMember? items, TestRows rows)
    {
        var method = reader.GetMethodDefinition(flag.Method);
        var signature = method.DecodeSignature(FullNames.Instance, null);
        return InValues(flag)
            ?? InMethod(method, signature)
            ?? setups.For(method.GetDeclaringType()).Mistake
            ?? cleanups.For(method.GetDeclaringType()).Mistake
            ?? ((method.Attributes & MethodAttributes.Static) == 0 ? InInstance(method.GetDeclaringType()) : null)
            ?? InSignature(signature, isRowTest: rows.Exist && items is null)
            ?? (items is not null || rows.Exist || IsJob(signature) ? items?.Mistake : MistakeText.NoItems);
    }

    private static string? InValues(AttributeValues flag) => flag switch
    {
        { Name: { } name } when string.IsNullOrWhiteSpace(name) => MistakeText.BlankName,
        { Options.ItemCount: < 0 } => MistakeText.NegativeItemCount(flag.Options.ItemCount),
        { Options.MaxDegreeOfParallelism: < 0 } => MistakeText.NegativeMaxDegreeOfParallelism(flag.Options.MaxDegreeOfParallelism),
        _ => null,
    };

    private string? InMethod(MethodDefinition method, MethodSignature<string> signature)
    {
        if (signature.GenericParameterCount > 0)
            return MistakeText.GenericMethod;
        var type = reader.GetTypeDefinition(method.GetDeclaringType());
        if (LocalFunctions.IsOfClosure(reader.GetString(type.Name)) || signature.ParameterTypes.Any(LocalFunctions.IsOfClosure))
            return MistakeText.CapturingFunction;
        if (type.GetGenericParameters().Count > 0)
            return MistakeText.GenericType;
        if ((method.Attributes & MethodAttributes.Abstract) != 0)
            return MistakeText.AbstractMethod;
        if (!Methods.HasIl(method))
            return MistakeText.NoBody;
        if (Methods.IsAsyncVoid(reader, method, signature))
            return MistakeText.AsyncVoid;
        return null;
    }

    private string? InInstance(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        if (setups.ReturnsValue(setups.For(handle).Method))
            return null;
        var name = FullNames.Instance.GetTypeFromDefinition(reader, handle, 0);
        if ((type.Attributes & TypeAttributes.Interface) != 0)
            return MistakeText.InstanceOfInterface(name);
        if ((type.Attributes & TypeAttributes.Abstract) != 0)
            return MistakeText.InstanceOfAbstractType(name);
        if (TypeRules.IsRefStruct(reader, handle))
            return MistakeText.InstanceOfRefStruct(name);
        var constructor = Methods.ParameterlessConstructor(reader, handle);
        var isUsable = constructor.IsNil
            ? FullNames.Of(reader, type.BaseType) == "System.ValueType"
            : (reader.GetMethodDefinition(constructor).Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
        return isUsable ? null : MistakeText.InstanceWithoutConstructor(name);
    }

    private string? InSignature(MethodSignature<string> signature, bool isRowTest)
    {
        var parameters = signature.ParameterTypes;
        if (signature.Header.CallingConvention == SignatureCallingConvention.VarArgs)
            return MistakeText.ArgumentList;
        foreach (var parameter in parameters)
        {
            if (parameter.EndsWith('&'))
                return MistakeText.ByReference(parameter.TrimEnd('&'));
            if (TypeRules.CannotBeBoxed(reader, types, parameter))
                return MistakeText.ParameterCannotBePassed(parameter);
        }
        if (TypeRules.CannotBeBoxed(reader, types, signature.ReturnType))
            return MistakeText.ResultCannotBeReceived(signature.ReturnType);
        if (TypeRules.MistakeInResult(signature.ReturnType) is { } deferred)
            return deferred;
        if (isRowTest)
            return parameters.Length > 0 ? null : MistakeText.RowsWithoutParameter;

        return parameters switch
        {
            [_] => null,
            [not JobParameter, "System.Threading.CancellationToken"] when TypeRules.IsAsynchronous(signature.ReturnType) => null,
            [] => MistakeText.NoParameter,
            _ => MistakeText.TooManyParameters(parameters.Length),
        };
    }

    private static bool IsJob(MethodSignature<string> signature) => signature.ParameterTypes is [JobParameter];
}
