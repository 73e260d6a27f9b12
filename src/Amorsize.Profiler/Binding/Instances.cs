using System.Reflection;

namespace Amorsize.Profiler.Binding;

/// <summary>Finds the instance on which a flagged instance method is called.</summary>
internal static class Instances
{
    /// <param name="type">The type of the flagged method.</param>
    /// <param name="given">The result of the set-up: an instance, a service provider, or null.</param>
    /// <exception cref="FlagException">There is no instance; the text says what is missing.</exception>
    public static object Of(Type type, object? given) => given switch
    {
        null => Activator.CreateInstance(type) ?? throw new FlagException($"There is no instance of {type}; return one from a [WorkloadSetup] method"),
        _ when type.IsInstanceOfType(given) => given,
        IServiceProvider services => FromServices(type, services),
        _ => throw new FlagException($"The set-up gives {given.GetType()}, which is neither {type} nor an IServiceProvider; return one of these"),
    };

    private static object FromServices(Type type, IServiceProvider services)
    {
        // A container throws for a registered type that lacks a dependency. The constructor then tells which one.
        if (Attempt(services, type) is { } registered)
            return registered;
        var constructors = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).ToList();
        foreach (var constructor in constructors)
        {
            var arguments = constructor.GetParameters().Select(parameter => ArgumentFor(parameter, services)).ToArray();
            if (Array.TrueForAll(arguments, argument => argument is not null))
                return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments.Select(argument => argument!.Value)], culture: null);
        }
        var missing = constructors.FirstOrDefault()?.GetParameters().FirstOrDefault(parameter => ArgumentFor(parameter, services) is null);
        throw new FlagException(missing is null
            ? $"{type} has no public constructor, and the service provider of the set-up does not have it; register it"
            : $"The constructor of {type} needs '{missing.Name}' ({missing.ParameterType}), which the service provider of the set-up does not have; register it");
    }

    private static Argument? ArgumentFor(ParameterInfo parameter, IServiceProvider services) => Attempt(services, parameter.ParameterType) switch
    {
        { } service => new(service),
        _ when parameter.ParameterType == typeof(IServiceProvider) => new(services),
        _ when parameter.HasDefaultValue => new(parameter.DefaultValue),
        _ => null,
    };

    private static object? Attempt(IServiceProvider services, Type type)
    {
        try
        {
            return services.GetService(type);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Argument(object? Value);
}
