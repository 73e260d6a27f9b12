using System.Collections;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Enumerates results that are sequences.</summary>
internal static class SequenceResults
{
    /// <param name="each">Uses each item; null if the items need no use.</param>
    public static ResultConsumer OfSynchronous<T>(ResultConsumer? each) => each switch
    {
        null => new(static result => Enumerate((IEnumerable<T>?)result), Asynchronous: null),
        { Synchronous: { } use } => new(result => Enumerate((IEnumerable<T>?)result, use), Asynchronous: null),
        _ => new(Synchronous: null, (result, cancellationToken) => EnumerateAsync((IEnumerable<T>?)result, each, cancellationToken)),
    };

    /// <inheritdoc cref="OfSynchronous{T}"/>
    public static ResultConsumer OfAsynchronous<T>(ResultConsumer? each) => new(Synchronous: null, async (result, cancellationToken) =>
    {
        if (result is null)
            return;
        await foreach (var item in Asynchronous<T>(result).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (each is not null)
                await each.ConsumeAsync(item, cancellationToken).ConfigureAwait(false);
        }
    });

    /// <summary>An asynchronous sequence, or that of the items which the reader of a channel gives.</summary>
    public static IAsyncEnumerable<T> Asynchronous<T>(object sequence) => sequence as IAsyncEnumerable<T> ?? ((ChannelReader<T>)sequence).ReadAllAsync();

    /// <summary>Enumerates a sequence whose item type is unknown.</summary>
    public static ResultConsumer OfUntyped() => new(
        static result =>
        {
            if (result is null or ICollection)
                return;
            foreach (var _ in (IEnumerable)result)
            {
            }
        },
        Asynchronous: null);

    // A list behind an interface has its items already; only this question costs time.
    private static void Enumerate<T>(IEnumerable<T>? sequence)
    {
        if (sequence is null || (sequence is ICollection<T> or IReadOnlyCollection<T> or ICollection && sequence is not MatchCollection))
            return;
        foreach (var _ in sequence)
        {
        }
    }

    private static void Enumerate<T>(IEnumerable<T>? sequence, Action<object?> use)
    {
        foreach (var item in sequence ?? [])
            use(item);
    }

    // All items are created before the first is awaited, as Task.WhenAll does with a sequence of tasks.
    private static async ValueTask EnumerateAsync<T>(IEnumerable<T>? sequence, ResultConsumer each, CancellationToken cancellationToken)
    {
        foreach (var item in (T[])[.. sequence ?? []])
            await each.ConsumeAsync(item, cancellationToken).ConfigureAwait(false);
    }
}
