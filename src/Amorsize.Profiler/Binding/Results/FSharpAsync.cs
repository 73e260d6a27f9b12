using System.Linq.Expressions;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Starts F# asynchronous computations, <c>async { }</c>. Their types are found by name, since the profiler does not reference FSharp.Core.</summary>
internal static class FSharpAsync
{
    private const string Namespace = "Microsoft.FSharp.Control";

    public static bool Is(Type type) => type is { IsGenericType: true, Name: "FSharpAsync`1", Namespace: Namespace };

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
