using System.Linq.Expressions;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>
/// The types of F#: asynchronous computations, <c>async { }</c>, functions, options, results and choices. They are found by name, since the profiler does not
/// reference FSharp.Core.
/// </summary>
internal static class FSharpTypes
{
    private const string Namespace = "Microsoft.FSharp.Control";
    private const string Core = "Microsoft.FSharp.Core";

    public static bool IsAsync(Type type) => type is { IsGenericType: true, Name: "FSharpAsync`1", Namespace: Namespace };

    /// <summary>The full name of the type that an F# function takes; null for any other type.</summary>
    public static string? ArgumentOfFunction(Type type)
    {
        for (var function = type; function is not null; function = function.BaseType)
        {
            if (function is { IsGenericType: true, Name: "FSharpFunc`2", Namespace: Core })
                return function.GetGenericArguments()[0].FullName;
        }
        return null;
    }

    /// <summary>The types whose fields hold what an option, a result or a choice has: each case of a choice has a type of its own. None for any other type.</summary>
    public static IEnumerable<Type> CasesOf(Type type) => type switch
    {
        { Namespace: Core, Name: "FSharpOption`1" or "FSharpValueOption`1" or "FSharpResult`2" } => [type],
        { Namespace: Core } when type.Name.StartsWith("FSharpChoice`", StringComparison.Ordinal) => type.GetNestedTypes()
            .Where(nested => nested.IsGenericTypeDefinition)
            .Select(nested => nested.MakeGenericType(type.GetGenericArguments()))
            .Where(nested => nested.BaseType == type),
        _ => [],
    };

    /// <summary>Compiles <c>Async.StartImmediateAsTask</c>, which runs on the calling thread until the first wait, as a C# method that returns a task does.</summary>
    /// <param name="type">The type FSharpAsync&lt;T&gt;.</param>
    public static Func<object, CancellationToken, Task<T>> StarterOf<T>(Type type)
    {
        var start = type.Assembly.GetType($"{Namespace}.FSharpAsync", throwOnError: true)!.GetMethod("StartImmediateAsTask")!.MakeGenericMethod(typeof(T));
        var computation = Expression.Parameter(typeof(object), "computation");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var option = start.GetParameters()[1].ParameterType.GetConstructor([typeof(CancellationToken)])!;
        var call = Expression.Call(start, Expression.Convert(computation, type), Expression.New(option, cancellation));
        return Expression.Lambda<Func<object, CancellationToken, Task<T>>>(call, computation, cancellation).Compile();
    }
}
