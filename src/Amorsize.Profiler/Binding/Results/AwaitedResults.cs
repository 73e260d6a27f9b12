using Amorsize.Discovery.Workloads;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Awaits results that give a value later: tasks and F# asynchronous computations.</summary>
internal static class AwaitedResults
{
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="type">The type of the result.</param>
    /// <param name="inner">Uses the value; null if it needs no use.</param>
    public static ResultConsumer ConsumerOf<T>(Type type, ResultConsumer? inner)
    {
        var start = StarterOf<T>(type);
        return new(Synchronous: null, async (result, cancellationToken) =>
        {
            if (result is null)
                return;
            var value = await start(result, cancellationToken).ConfigureAwait(false);
            if (inner is not null)
                await inner.ConsumeAsync(value, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <summary>Makes a task of a result of this type.</summary>
    public static Func<object, CancellationToken, Task<T>> StarterOf<T>(Type type)
    {
        if (typeof(Task).IsAssignableFrom(type))
            return static (task, _) => Started((Task<T>)task);
        return type == typeof(ValueTask<T>) ? static (task, _) => ((ValueTask<T>)task).AsTask() : FSharpTypes.StarterOf<T>(type);
    }

    /// <summary>The task itself.</summary>
    /// <exception cref="FlagException">The task was never started, so that no one would see its end.</exception>
    public static TTask Started<TTask>(TTask task)
        where TTask : Task => task is { IsCompleted: false, Status: TaskStatus.Created } ? throw new FlagException(MistakeText.UnstartedTask) : task;
}
