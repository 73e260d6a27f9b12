using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Amorsize.Profiler.Binding.Results;

/// <summary>Uses the parts of tuples and of pairs of a key and a value.</summary>
internal static class PartedResults
{
    /// <summary>The consumer of a result with parts; null if the type has none, or if none of them needs a use.</summary>
    /// <param name="type">The type of the result.</param>
    /// <param name="consumerOf">The consumer of a part, by its type.</param>
    public static ResultConsumer? ConsumerOf(Type type, Func<Type, ResultConsumer?> consumerOf)
    {
        var parts = MembersOf(type)
            .Select(member => (Read: ReaderOf(type, member.Name), Consumer: consumerOf(member.Type)))
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

    // A value tuple has fields; the parts after the seventh are a tuple in its field Rest.
    private static IEnumerable<(string Name, Type Type)> MembersOf(Type type)
    {
        if (typeof(ITuple).IsAssignableFrom(type) && type.IsValueType)
            return type.GetFields().Select(field => (field.Name, field.FieldType));
        var hasParts = type.IsGenericType && (typeof(ITuple).IsAssignableFrom(type) || type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
        return hasParts ? type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => (property.Name, property.PropertyType)) : [];
    }

    private static Func<object, object?> ReaderOf(Type type, string member)
    {
        var result = Expression.Parameter(typeof(object), "result");
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(Expression.PropertyOrField(Expression.Convert(result, type), member), typeof(object)), result).Compile();
    }
}
