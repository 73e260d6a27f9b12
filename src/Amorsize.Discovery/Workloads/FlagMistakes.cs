using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>Checks a flag and its method for mistakes that metadata shows. The profiler finds those that only reflection shows.</summary>
internal sealed class FlagMistakes(MetadataReader reader, TypesByName types)
{
    private const string JobParameter = nameof(Amorsize) + "." + nameof(TunedSettings);

    /// <summary>The first mistake found, as a message for the user; <see langword="null"/> if there is none.</summary>
    public string? In(AttributeValues flag, ItemsMember? items, TestRows rows)
    {
        var method = reader.GetMethodDefinition(flag.Method);
        var signature = method.DecodeSignature(FullNames.Instance, null);
        return InValues(flag)
            ?? InMethod(method, signature)
            ?? ((method.Attributes & MethodAttributes.Static) == 0 ? InInstance(method.GetDeclaringType()) : null)
            ?? InSignature(signature, isRowTest: rows.Exist && items is null)
            ?? (items is not null || rows.Exist || IsJob(signature) ? items?.Mistake : "It has no Items; name a static member that gives them, as in [Workload(Items = nameof(Samples))]");
    }

    private static string? InValues(AttributeValues flag) => flag switch
    {
        { Name: { } name } when string.IsNullOrWhiteSpace(name) => "Its name is blank; give it one, or leave it out to have the workload called Type.Method",
        { Options.ItemCount: < 0 } => $"Its ItemCount is {flag.Options.ItemCount}; it must not be negative: set it to the number of items of the production loop, or to 0 for the number of sample items",
        { Options.MaxDegreeOfParallelism: < 0 } => $"Its MaxDegreeOfParallelism is {flag.Options.MaxDegreeOfParallelism}; it must not be negative: set it to the most workers that may be used, or to 0 for no ceiling",
        _ => null,
    };

    private string? InMethod(MethodDefinition method, MethodSignature<string> signature)
    {
        if (signature.GenericParameterCount > 0)
            return "The method is generic, and a build cannot choose its type arguments; flag a method that is not generic and calls this one";
        if (reader.GetTypeDefinition(method.GetDeclaringType()).GetGenericParameters().Count > 0)
            return "Its type is generic, and a build cannot choose the type arguments; flag a method of a type that is not generic";
        if ((method.Attributes & MethodAttributes.Abstract) != 0)
            return "The method is abstract; flag a method that implements it";
        if (!Methods.HasIl(method))
            return "The method has no body in this assembly; flag a method that calls it";
        if (signature.ReturnType == "System.Void" && Attributes.Any(reader, method.GetCustomAttributes(), "System.Runtime.CompilerServices", nameof(AsyncStateMachineAttribute)))
            return "The method is async void, so its end cannot be awaited; return Task instead";
        return null;
    }

    private string? InInstance(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = FullNames.Instance.GetTypeFromDefinition(reader, handle, 0);
        if ((type.Attributes & TypeAttributes.Interface) != 0)
            return $"It is an instance method of the interface {name}, of which the profiler can make no instance; make the method static, or flag one that implements it";
        if ((type.Attributes & TypeAttributes.Abstract) != 0)
            return $"It is an instance method of {name}, which is abstract; make the method static, or flag one of a derived type";
        if (TypeRules.IsRefStruct(reader, handle))
            return $"It is an instance method of {name}, which is a ref struct; make the method static";
        var constructor = Methods.ParameterlessConstructor(reader, handle);
        var isUsable = constructor.IsNil
            ? FullNames.Of(reader, type.BaseType) == "System.ValueType"
            : (reader.GetMethodDefinition(constructor).Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
        return isUsable ? null : $"It is an instance method of {name}, which has no public constructor without parameters; add one, or make the method static";
    }

    private string? InSignature(MethodSignature<string> signature, bool isRowTest)
    {
        var parameters = signature.ParameterTypes;
        if (signature.Header.CallingConvention == SignatureCallingConvention.VarArgs)
            return "It takes a variable argument list (__arglist), which the profiler cannot pass; take one item, as in R M(T item)";
        foreach (var parameter in parameters)
        {
            if (parameter.EndsWith('&'))
                return $"It takes {parameter.TrimEnd('&')} by reference (ref, in or out); take it by value";
            if (TypeRules.CannotBeBoxed(reader, types, parameter))
                return $"It takes {parameter}, a pointer or ref struct, which a profiler cannot pass; take an array, Memory<T> or another ordinary type";
        }
        if (TypeRules.CannotBeBoxed(reader, types, signature.ReturnType))
            return $"It returns {signature.ReturnType}, a reference, pointer or ref struct, which a profiler cannot receive; return an ordinary type";
        if (isRowTest)
            return parameters.Length > 0 ? null : "It is a test with data rows but has no parameters, so the values cannot be passed; declare a parameter for each value, or remove the data rows";

        return parameters switch
        {
            [_] => null,
            [not JobParameter, "System.Threading.CancellationToken"] when TypeRules.IsTask(signature.ReturnType) => null,
            [] => "It takes no parameter; take one item, as in R M(T item), or the settings of a whole job, as in R M(TunedSettings settings)",
            _ => $"It takes {parameters.Length} parameters; the forms are R M(T item), Task M(T item), Task M(T item, CancellationToken ct) and R M(TunedSettings settings)",
        };
    }

    private static bool IsJob(MethodSignature<string> signature) => signature.ParameterTypes is [JobParameter];
}
