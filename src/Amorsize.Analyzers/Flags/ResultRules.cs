using Amorsize.Analyzers.Symbols;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Flags;

/// <summary>The rules for the result of a flagged method.</summary>
internal static class ResultRules
{
    /// <summary>Why the work of a result, or of what a task gives, cannot be measured; <see langword="null"/> if it can.</summary>
    public static string? Mistake(ITypeSymbol result) => KnownTypes.Awaited(result) is not INamedTypeSymbol type ? null : type.OriginalDefinition.ToDisplayString() switch
    {
        "System.Lazy<T>" => MistakeText.LazyResult,
        "System.Func<TResult>" or "System.Func<out TResult>" => MistakeText.FunctionResult,
        "System.Action" => MistakeText.DelegateResult,
        "System.IObservable<T>" or "System.IObservable<out T>" => MistakeText.ObservableResult,
        "System.Collections.IEnumerator" or "System.Collections.Generic.IEnumerator<T>" or "System.Collections.Generic.IEnumerator<out T>"
            or "System.Collections.Generic.IAsyncEnumerator<T>" or "System.Collections.Generic.IAsyncEnumerator<out T>" => MistakeText.EnumeratorResult,
        _ => null,
    };
}
