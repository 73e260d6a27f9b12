using System.Collections;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Finds results whose work the profiler cannot do. The scan of the assembly finds most of them by name; reflection finds types that implement them.</summary>
internal static class DeferredResult
{
    /// <summary>Why a result of this type cannot be measured; null if it can.</summary>
    public static string? MistakeIn(Type type) => type switch
    {
        _ when ResultTypes.Base(type, typeof(Lazy<>)) is not null => MistakeText.LazyResult,
        _ when ResultTypes.Base(type, typeof(Func<>)) is not null => MistakeText.FunctionResult,
        _ when IsOtherFunction(type) => MistakeText.DelegateResult,
        _ when ResultTypes.Argument(type, typeof(IObservable<>)) is not null => MistakeText.ObservableResult,
        _ when IsEnumerator(type) => MistakeText.EnumeratorResult,
        _ when IsOtherAwaitable(type) => MistakeText.AwaitableResult,
        _ when IsOtherAsynchronousSequence(type) => MistakeText.AsynchronousPatternResult,
        _ => null,
    };

    private static bool IsEnumerator(Type type) => !typeof(IEnumerable).IsAssignableFrom(type) && ResultTypes.AsynchronousItem(type) is null
        && (typeof(IEnumerator).IsAssignableFrom(type) || ResultTypes.Argument(type, typeof(IAsyncEnumerator<>)) is not null);

    // A function of F# is no delegate. A cancellation token is no item to work on.
    private static bool IsOtherFunction(Type type) => typeof(Delegate).IsAssignableFrom(type)
        ? type.GetMethod("Invoke")?.GetParameters() is [] or [{ ParameterType.Name: nameof(CancellationToken) }]
        : FSharpTypes.ArgumentOfFunction(type) is "Microsoft.FSharp.Core.Unit" or "System.Threading.CancellationToken";

    private static bool IsOtherAwaitable(Type type) => type.GetMethod("GetAwaiter", Type.EmptyTypes) is not null;

    // ConfigureAwait and WithCancellation return such types.
    private static bool IsOtherAsynchronousSequence(Type type) => ResultTypes.AsynchronousItem(type) is null && Array.Exists(type.GetMethods(), method => method.Name == "GetAsyncEnumerator");
}
