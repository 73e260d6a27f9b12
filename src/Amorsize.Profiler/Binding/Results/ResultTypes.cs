using System.Collections;
using System.Text.RegularExpressions;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Tells the types whose values are awaited or enumerated.</summary>
internal static class ResultTypes
{
    /// <summary>The type of the value of a generic task or of an F# asynchronous computation; null for any other type.</summary>
    public static Type? Awaited(Type type) => type.IsGenericType && (FSharpAsync.Is(type) || type.GetGenericTypeDefinition() is var generic && (generic == typeof(Task<>) || generic == typeof(ValueTask<>)))
        ? type.GetGenericArguments()[0]
        : null;

    /// <summary>The type of what a task gives in the end; the type itself if it is no task.</summary>
    public static Type Unwrap(Type type) => Awaited(type) is { } awaited ? Unwrap(awaited) : type;

    /// <summary>The item type of an asynchronous sequence; null for any other type.</summary>
    public static Type? AsynchronousItem(Type type) => Argument(type, typeof(IAsyncEnumerable<>));

    /// <summary>The item type of a sequence; null for any other type, and for a sequence without one.</summary>
    public static Type? Item(Type type) => Argument(type, typeof(IEnumerable<>));

    /// <summary>Whether every value of the type has all of its items already, as arrays and lists have. Regular expressions find their matches when they are read.</summary>
    public static bool IsCollection(Type type) => type != typeof(MatchCollection)
        && (typeof(ICollection).IsAssignableFrom(type) || Argument(type, typeof(ICollection<>)) is not null || Argument(type, typeof(IReadOnlyCollection<>)) is not null);

    /// <summary>The argument with which a type is or implements a generic interface; null if it does not.</summary>
    public static Type? Argument(Type type, Type genericInterface) => type.GetInterfaces().Prepend(type)
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == genericInterface)?.GetGenericArguments()[0];
}
