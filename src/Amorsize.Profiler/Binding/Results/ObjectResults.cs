using System.Collections.Concurrent;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Uses results that are declared as objects. How is found out once for each type of a value.</summary>
internal static class ObjectResults
{
    private static readonly ConcurrentDictionary<Type, ResultConsumer?> consumers = [];

    /// <exception cref="FlagException">The work of the value cannot be measured, or the value must be awaited.</exception>
    public static void Use(object? result)
    {
        if (result is null || consumers.GetOrAdd(result.GetType(), ConsumerOf) is not { } consumer)
            return;
        if (consumer.Synchronous is null)
            throw new FlagException(MistakeText.TaskBehindObject);
        consumer.Synchronous(result);
    }

    // A plain object has no work left.
    private static ResultConsumer? ConsumerOf(Type type) => type == typeof(object) ? null : ResultConsumers.Of(type);
}
