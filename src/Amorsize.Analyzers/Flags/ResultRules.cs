using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Flags;

/// <summary>The rules for the result of a flagged method. They are those of the profiler, which finds the same by reflection.</summary>
internal static class ResultRules
{
    // As in the profiler: it ends the search in types that contain themselves, such as a sequence of sequences of its own type.
    private const int MaxNesting = 4;

    private const string AsyncSequence = "System.Collections.Generic.IAsyncEnumerable`1";

    /// <summary>Why the work of a result, or of a part of it, cannot be measured; <see langword="null"/> if it can.</summary>
    public static string? Mistake(ITypeSymbol result) => Mistake(result, nesting: 0);

    private static string? Mistake(ITypeSymbol type, int nesting)
    {
        if (nesting > MaxNesting || type.SpecialType is SpecialType.System_Void or SpecialType.System_String or SpecialType.System_Object)
            return null;
        if (ValueOf(type) is { } value)
            return Mistake(value, nesting + 1);
        if (Base(type, "System.Threading.Tasks.Task") is not null || Base(type, "System.Threading.Tasks.ValueTask") is not null)
            return null;
        return Itself(type) ?? PartsOf(type).Select(part => Mistake(part, nesting + 1)).FirstOrDefault(mistake => mistake is not null);
    }

    private static string? Itself(ITypeSymbol type) => type switch
    {
        _ when Base(type, "System.Lazy`1") is not null => MistakeText.LazyResult,
        _ when Base(type, "System.Func`1") is not null => MistakeText.FunctionResult,
        INamedTypeSymbol { DelegateInvokeMethod.Parameters: [] or [{ Type.Name: "CancellationToken" }] } => MistakeText.DelegateResult,
        _ when Base(type, "Microsoft.FSharp.Core.FSharpFunc`2")?.TypeArguments[0].Name is "Unit" or "CancellationToken" => MistakeText.DelegateResult,
        _ when Interface(type, "System.IObservable`1") is not null => MistakeText.ObservableResult,
        _ when IsEnumerator(type) => MistakeText.EnumeratorResult,
        _ when HasMethod(type, "GetAwaiter", mayTakeParameters: false) => MistakeText.AwaitableResult,
        _ when AsynchronousItem(type) is null && HasMethod(type, "GetAsyncEnumerator", mayTakeParameters: true) => MistakeText.AsynchronousPatternResult,
        _ => null,
    };

    private static bool IsEnumerator(ITypeSymbol type) => Interface(type, "System.Collections.IEnumerable") is null && AsynchronousItem(type) is null
        && (Interface(type, "System.Collections.IEnumerator") is not null || Interface(type, "System.Collections.Generic.IAsyncEnumerator`1") is not null);

    // The value of a nullable, of a task or of an F# computation.
    private static ITypeSymbol? ValueOf(ITypeSymbol type) =>
        (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? type as INamedTypeSymbol
            : Base(type, "System.Threading.Tasks.Task`1") ?? Base(type, "System.Threading.Tasks.ValueTask`1") ?? Base(type, "Microsoft.FSharp.Control.FSharpAsync`1"))?.TypeArguments[0];

    // The items of a sequence, and the parts of a tuple or of a pair of a key and a value.
    private static IEnumerable<ITypeSymbol> PartsOf(ITypeSymbol type) => type switch
    {
        _ when AsynchronousItem(type) is { } asynchronous => new[] { asynchronous },
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TypeArguments,
        INamedTypeSymbol named when NameOf(named) is var name && (name.StartsWith("System.Tuple`", StringComparison.Ordinal) || name == "System.Collections.Generic.KeyValuePair`2") => named.TypeArguments,
        _ => Interface(type, "System.Collections.Generic.IEnumerable`1") is { } sequence ? sequence.TypeArguments : Enumerable.Empty<ITypeSymbol>(),
    };

    private static ITypeSymbol? AsynchronousItem(ITypeSymbol type) => (Interface(type, AsyncSequence) ?? Base(type, "System.Threading.Channels.ChannelReader`1"))?.TypeArguments[0];

    private static bool HasMethod(ITypeSymbol type, string name, bool mayTakeParameters)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.GetMembers(name).OfType<IMethodSymbol>().Any(method => method.DeclaredAccessibility == Accessibility.Public && (mayTakeParameters || method.Parameters.IsEmpty)))
                return true;
        }
        return false;
    }

    private static INamedTypeSymbol? Base(ITypeSymbol type, string name)
    {
        for (var one = type as INamedTypeSymbol; one is not null; one = one.BaseType)
        {
            if (Is(one, name))
                return one;
        }
        return null;
    }

    private static INamedTypeSymbol? Interface(ITypeSymbol type, string name) => type.AllInterfaces.Prepend(type as INamedTypeSymbol).FirstOrDefault(one => one is not null && Is(one, name));

    // The short name first: most types differ in it, and the text of a namespace is made anew for each question.
    private static bool Is(INamedTypeSymbol type, string name) => name.EndsWith(type.MetadataName, StringComparison.Ordinal) && NameOf(type) == name;

    private static string NameOf(INamedTypeSymbol type) => $"{type.ContainingNamespace?.ToDisplayString()}.{type.MetadataName}";
}
