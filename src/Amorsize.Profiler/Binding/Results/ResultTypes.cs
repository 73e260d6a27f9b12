using System.Collections;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Tells the types whose values are awaited or enumerated.</summary>
internal static class ResultTypes
{
    /// <summary>
    /// The type of the value of a generic task or of an F# asynchronous computation; null for any other type. The task of an async method is of a type that derives
    /// from <see cref="Task{TResult}"/>.
    /// </summary>
    public static Type? Awaited(Type type) => (Base(type, typeof(Task<>)) ?? Base(type, typeof(ValueTask<>)) ?? (FSharpTypes.IsAsync(type) ? type : null))?.GetGenericArguments()[0];

    /// <summary>The type of what a task gives in the end; the type itself if it is no task.</summary>
    public static Type Unwrap(Type type) => Awaited(type) is { } awaited ? Unwrap(awaited) : type;

    /// <summary>The item type of an asynchronous sequence or of the reader of a channel; null for any other type.</summary>
    public static Type? AsynchronousItem(Type type) => Argument(type, typeof(IAsyncEnumerable<>)) ?? Base(type, typeof(ChannelReader<>))?.GetGenericArguments()[0];

    /// <summary>The item type of a sequence; null for any other type, and for a sequence without one.</summary>
    public static Type? Item(Type type) => Argument(type, typeof(IEnumerable<>));

    /// <summary>Whether every value of the type has all of its items already, as arrays and lists have. Regular expressions find their matches when they are read.</summary>
    public static bool IsCollection(Type type) => type != typeof(MatchCollection)
        && (typeof(ICollection).IsAssignableFrom(type) || Argument(type, typeof(ICollection<>)) is not null || Argument(type, typeof(IReadOnlyCollection<>)) is not null);

    /// <summary>The argument with which a type is or implements a generic interface; null if it does not.</summary>
    public static Type? Argument(Type type, Type genericInterface) => type.GetInterfaces().Prepend(type)
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == genericInterface)?.GetGenericArguments()[0];

    /// <summary>The type itself or a type that it derives from, if that is made of a generic one; null if none is.</summary>
    public static Type? Base(Type type, Type generic)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.IsGenericType && one.GetGenericTypeDefinition() == generic)
                return one;
        }
        return null;
    }
}
