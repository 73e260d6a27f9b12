using System.Collections;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Finds results whose work the profiler cannot do. The scan of the assembly finds most of them by name; reflection finds types that implement them.</summary>
internal static class DeferredResult
{
    /// <summary>Why a result of this type cannot be measured; null if it can.</summary>
    public static string? MistakeIn(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Lazy<>) => MistakeText.LazyResult,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Func<>) => MistakeText.FunctionResult,
        _ when ResultTypes.Argument(type, typeof(IObservable<>)) is not null => MistakeText.ObservableResult,
        _ when IsEnumerator(type) => MistakeText.EnumeratorResult,
        _ when IsOtherAwaitable(type) => MistakeText.AwaitableResult,
        _ => null,
    };

    private static bool IsEnumerator(Type type) => !typeof(IEnumerable).IsAssignableFrom(type) && ResultTypes.AsynchronousItem(type) is null
        && (typeof(IEnumerator).IsAssignableFrom(type) || ResultTypes.Argument(type, typeof(IAsyncEnumerator<>)) is not null);

    private static bool IsOtherAwaitable(Type type) => !typeof(Task).IsAssignableFrom(type) && type != typeof(ValueTask) && type.GetMethod("GetAwaiter", Type.EmptyTypes) is not null;
}
