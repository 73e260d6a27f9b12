using System.Reflection;
using Amorsize.Profiler.Binding.Results;

namespace Amorsize.Profiler.Binding;

/// <summary>Waits for values that the user's code gives before the measurement, such as the sample items. It blocks this thread.</summary>
internal static class AwaitedValues
{
    /// <summary>Calls a static method and returns its result, or what it gives in the end if it is asynchronous. Exceptions of the method are not wrapped.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The arguments of the method.</param>
    public static object? ReturnedBy(MethodInfo method, params object?[] arguments) =>
        Of(method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null), method.ReturnType);

    /// <summary>The value of a task or of an F# asynchronous computation; null if it has none. Any other value is returned as it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type with which the value is declared.</param>
    public static object? Of(object? value, Type type)
    {
        if (value is not null && ResultTypes.Awaited(type) is { } result)
            return Of(Call(nameof(Wait), result, value, type), result);
        if (value is not (Task or ValueTask))
            return value;
        AwaitedResults.Started(value as Task ?? ((ValueTask)value).AsTask()).GetAwaiter().GetResult();
        return null;
    }

    /// <summary>The items of an asynchronous sequence.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="type">Its item type.</param>
    /// <param name="max">Number of items after which the enumeration ends.</param>
    public static IEnumerable<object?> ItemsOf(object sequence, Type type, int max) => (IEnumerable<object?>)Call(nameof(Collect), type, sequence, max)!;

    private static object? Call(string method, Type argument, params object?[] arguments) =>
        ReturnedBy(typeof(AwaitedValues).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(argument), arguments);

    private static object? Wait<T>(object value, Type type) => AwaitedResults.StarterOf<T>(type)(value, CancellationToken.None).GetAwaiter().GetResult();

    private static async Task<List<object?>> Collect<T>(object sequence, int max)
    {
        var items = new List<object?>();
        await foreach (var item in SequenceResults.Asynchronous<T>(sequence).ConfigureAwait(false))
        {
            items.Add(item);
            if (items.Count == max)
                break;
        }
        return items;
    }
}
