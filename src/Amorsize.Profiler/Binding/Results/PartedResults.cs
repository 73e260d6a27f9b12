using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Uses the parts of tuples, of pairs of a key and a value, and of F# options, results and choices.</summary>
internal static class PartedResults
{
    private const BindingFlags OfInstances = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The consumer of a result with parts; null if the type has none, or if none of them needs a use.</summary>
    /// <param name="type">The type of the result.</param>
    /// <param name="consumerOf">The consumer of a part, by its type.</param>
    public static ResultConsumer? ConsumerOf(Type type, Func<Type, ResultConsumer?> consumerOf)
    {
        var parts = PartsOf(type)
            .Select(part => (Read: ReaderOf(part), Consumer: consumerOf(part.FieldType)))
            .Where(part => part.Consumer is not null)
            .ToArray();
        if (parts.Length == 0)
            return null;
        return Array.TrueForAll(parts, part => part.Consumer!.Synchronous is not null)
            ? new(UseAll, Asynchronous: null)
            : new(Synchronous: null, UseAllAsync);

        void UseAll(object? result)
        {
            if (result is null)
                return;
            foreach (var (read, consumer) in parts)
                consumer!.Synchronous!(read(result));
        }

        async ValueTask UseAllAsync(object? result, CancellationToken cancellationToken)
        {
            if (result is null)
                return;
            foreach (var (read, consumer) in parts)
                await consumer!.ConsumeAsync(read(result), cancellationToken).ConfigureAwait(false);
        }
    }

    // The parts after the seventh of a value tuple are a tuple in its field Rest. The fields hold all parts, also where a property throws if there is none.
    private static IEnumerable<FieldInfo> PartsOf(Type type)
    {
        if (!type.IsGenericType)
            return [];
        var isTuple = typeof(ITuple).IsAssignableFrom(type) && type.Assembly == typeof(object).Assembly;
        if (isTuple || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            return type.GetFields(OfInstances);
        return FSharpTypes.CasesOf(type).SelectMany(one => one.GetFields(OfInstances));
    }

    // Reads null from a value of another case.
    private static Func<object, object?> ReaderOf(FieldInfo part)
    {
        var (result, home) = (Expression.Parameter(typeof(object), "result"), part.DeclaringType!);
        var value = Expression.Convert(Expression.Field(Expression.Convert(result, home), part), typeof(object));
        return Expression.Lambda<Func<object, object?>>(Expression.Condition(Expression.TypeIs(result, home), value, Expression.Constant(null)), result).Compile();
    }
}
