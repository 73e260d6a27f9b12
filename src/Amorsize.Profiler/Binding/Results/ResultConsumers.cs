using System.Collections;
using System.Reflection;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Finds out from the type of a result how to use it, so that the measurement includes all of its work.</summary>
internal static class ResultConsumers
{
    // Ends the search in types that contain themselves, such as a sequence of sequences of its own type. Results nest less deeply.
    private const int MaxNesting = 4;

    /// <summary>The consumer of a result of this type; null for a result that is complete when the method returns.</summary>
    /// <exception cref="FlagException">The work of such a result, or of a part of it, cannot be measured.</exception>
    public static ResultConsumer? Of(Type type) => ResultTypes.Unwrap(type) == typeof(object) ? OfObject(type) : Of(type, nesting: 0);

    private static ResultConsumer? Of(Type type, int nesting)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (nesting > MaxNesting || type == typeof(void) || type == typeof(string))
            return null;
        if (ResultTypes.Awaited(type) is { } awaited)
            return OfAwaited(type, awaited, Of(awaited, nesting + 1));
        if (typeof(Task).IsAssignableFrom(type))
            return new(null, static (task, _) => new ValueTask(AwaitedResults.Started((Task)task!)));
        if (type == typeof(ValueTask))
            return new(null, static (task, _) => (ValueTask?)task ?? default);
        if (DeferredResult.MistakeIn(type) is { } mistake)
            throw new FlagException(mistake);
        if (ResultTypes.AsynchronousItem(type) is { } asynchronous)
            return Create(nameof(SequenceResults.OfAsynchronous), typeof(SequenceResults), asynchronous, Of(asynchronous, nesting + 1));
        if (PartedResults.ConsumerOf(type, part => Of(part, nesting + 1)) is { } parted)
            return parted;
        if (ResultTypes.Item(type) is not { } item)
            return typeof(IEnumerable).IsAssignableFrom(type) && !ResultTypes.IsCollection(type) ? SequenceResults.OfUntyped() : null;
        var each = Of(item, nesting + 1);
        return each is null && ResultTypes.IsCollection(type) ? null : Create(nameof(SequenceResults.OfSynchronous), typeof(SequenceResults), item, each);
    }

    // Visual Basic and F# declare results as objects, too. Only the value tells what it is.
    private static ResultConsumer OfObject(Type type) => ResultTypes.Awaited(type) is { } awaited
        ? OfAwaited(type, awaited, OfObject(awaited))
        : new(ObjectResults.Use, Asynchronous: null);

    private static ResultConsumer OfAwaited(Type type, Type awaited, ResultConsumer? inner) => Create(nameof(AwaitedResults.ConsumerOf), typeof(AwaitedResults), awaited, type, inner);

    private static ResultConsumer Create(string factory, Type home, Type argument, params object?[] arguments) =>
        (ResultConsumer)home.GetMethod(factory, BindingFlags.Static | BindingFlags.Public)!.MakeGenericMethod(argument).Invoke(null, arguments)!;
}
