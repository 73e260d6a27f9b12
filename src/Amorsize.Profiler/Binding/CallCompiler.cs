using System.Linq.Expressions;
using System.Reflection;
using Amorsize.Profiler.Binding.Results;

namespace Amorsize.Profiler.Binding;

/// <summary>Compiles a flagged method into a delegate that takes one item.</summary>
internal static class CallCompiler
{
    /// <param name="method">The flagged method.</param>
    /// <param name="instance">Gives the instance of a call; null for a static method.</param>
    public static WorkloadCall<T> Compile<T>(MethodInfo method, Expression? instance)
    {
        var item = Expression.Parameter(typeof(T), "item");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellationToken");
        var call = Expression.Call(instance, method, Arguments(method, item, cancellation));
        var task = AsValueTask(call);
        var isOnlyAwaited = task is not null && (ResultTypes.Awaited(call.Type) is not { } value || ResultConsumers.Of(value) is null);
        if (!isOnlyAwaited && ResultConsumers.Of(call.Type) is { } consumer)
            return Consumed<T>(consumer, Expression.Convert(call, typeof(object)), item, cancellation);
        return task is not null
            ? new(Synchronous: null, Expression.Lambda<Func<T, CancellationToken, ValueTask>>(task, item, cancellation).Compile())
            : new(Expression.Lambda<Action<T>>(call, item).Compile(), Asynchronous: null);
    }

    private static WorkloadCall<T> Consumed<T>(ResultConsumer consumer, Expression result, ParameterExpression item, ParameterExpression cancellation) => consumer.Synchronous is { } use
        ? new(Expression.Lambda<Action<T>>(Expression.Invoke(Expression.Constant(use), result), item).Compile(), Asynchronous: null)
        : new(
            Synchronous: null,
            Expression.Lambda<Func<T, CancellationToken, ValueTask>>(Expression.Invoke(Expression.Constant(consumer.Asynchronous), result, cancellation), item, cancellation).Compile());

    private static IEnumerable<Expression> Arguments(MethodInfo method, ParameterExpression item, ParameterExpression cancellation)
    {
        var parameters = method.GetParameters();
        if (item.Type == typeof(object?[]) && parameters[0].ParameterType != item.Type)
            return parameters.Select((parameter, i) => Expression.Convert(Expression.ArrayIndex(item, Expression.Constant(i)), parameter.ParameterType));
        return parameters.Length == 1 ? [item] : [item, cancellation];
    }

    private static Expression? AsValueTask(MethodCallExpression call)
    {
        if (typeof(Task).IsAssignableFrom(call.Type))
            return Expression.New(typeof(ValueTask).GetConstructor([typeof(Task)])!, Expression.Call(typeof(AwaitedResults), nameof(AwaitedResults.Started), [call.Type], call));
        if (call.Type == typeof(ValueTask))
            return call;
        return call.Type.IsGenericType && call.Type.GetGenericTypeDefinition() == typeof(ValueTask<>)
            ? Expression.Call(typeof(CallCompiler), nameof(WithoutResult), call.Type.GetGenericArguments(), call)
            : null;
    }

    private static async ValueTask WithoutResult<TResult>(ValueTask<TResult> task) => await task.ConfigureAwait(false);
}
