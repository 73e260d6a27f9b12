using System.Collections;
using System.Reflection;
using Amorsize.Discovery.Metadata;
using Amorsize.Profiler.Binding.Results;

namespace Amorsize.Profiler.Binding;

/// <summary>Reads the sample items from the member that <see cref="WorkloadAttribute.Items"/> names.</summary>
internal static class SampleItems
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Bounds the memory that an endless sequence takes: 80 MB of references, plus the items.
    private const int MaxItems = 10_000_000;

    /// <param name="type">The type of the flagged method.</param>
    /// <param name="member">The name of the items member.</param>
    /// <param name="code">Runs the member.</param>
    /// <exception cref="FlagException">The member does not exist, is null or empty, or gives items of another type.</exception>
    /// <exception cref="UserCodeException">The member threw.</exception>
    public static T[] Read<T>(Type type, string member, UserCode code)
    {
        var items = code.Run($"the items member '{member}'", () => Items<T>(Value(type, member), member));
        return items.Length > 0 ? items : throw new FlagException($"The items member '{member}' is empty; it must give at least one item");
    }

    /// <summary>Repeats the sample items in their order until there are <paramref name="count"/> items, as many as in production.</summary>
    public static T[] Repeat<T>(T[] sample, int count)
    {
        var items = new T[Math.Min(count, MaxItems)];
        for (var i = 0; i < items.Length; i++)
            items[i] = sample[i % sample.Length];
        return items;
    }

    private static T[] Items<T>(object? value, string member) => value switch
    {
        T[] array => array,
        IEnumerable<T> sequence => [.. sequence.Take(MaxItems)],
        IEnumerable sequence => [.. sequence.Cast<object?>().Take(MaxItems).Select(item => Cast<T>(item, member))],
        not null when ResultTypes.AsynchronousItem(value.GetType()) is { } type => [.. AwaitedValues.ItemsOf(value, type, MaxItems).Select(item => Cast<T>(item, member))],
        null => throw new FlagException($"The items member '{member}' is null; it must give at least one item"),
        _ => throw new FlagException($"The items member '{member}' is of type {value.GetType()}, which is not a sequence of {typeof(T)}"),
    };

    private static T Cast<T>(object? item, string member) => item switch
    {
        T fit => fit,
        null when default(T) is null => default!,
        _ => throw new FlagException($"The items member '{member}' gives an item of type {item?.GetType().ToString() ?? "null"}, the method takes {typeof(T)}"),
    };

    private static object? Value(Type type, string member)
    {
        if (type.GetProperty(member, AnyStatic)?.GetMethod is { } getter)
            return AwaitedValues.ReturnedBy(getter);
        if (type.GetField(member, AnyStatic) is { } field)
            return AwaitedValues.Of(field.GetValue(null), field.FieldType);
        return (type.GetMethod(member, AnyStatic, []) ?? LocalFunction(type, member)) is { } method
            ? AwaitedValues.ReturnedBy(method)
            : throw new FlagException($"{type} has no static property, field or parameterless method '{member}'");
    }

    private static MethodInfo? LocalFunction(Type type, string name) =>
        Array.Find(type.GetMethods(AnyStatic), method => LocalFunctions.Written(method.Name) == name && method.GetParameters().Length == 0);
}
