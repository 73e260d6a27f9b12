using System.Reflection;

namespace Amorsize.Profiler.Binding;

/// <summary>Finds the instance on which a flagged instance method is called.</summary>
internal static class Instances
{
    /// <param name="type">The type of the flagged method.</param>
    /// <param name="given">The result of the set-up: an instance, a service provider, or null.</param>
    /// <exception cref="FlagException">There is no instance; the text says what is missing.</exception>
    /// <exception cref="UserCodeException">The constructor threw.</exception>
    public static object Of(Type type, object? given) => given switch
    {
        null => type.IsValueType || type is { IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null
            ? Created(type, () => Activator.CreateInstance(type)!)
            : throw new FlagException($"The set-up gives null, so there is no instance of {type}; return one, or an IServiceProvider"),
        _ when type.IsInstanceOfType(given) => given,
        IServiceProvider services => FromServices(type, services),
        _ => throw new FlagException($"The set-up gives {given.GetType()}, which is neither {type} nor an IServiceProvider; return one of these"),
    };

    private static object FromServices(Type type, IServiceProvider services)
    {
        // A container throws for a registered type that lacks a dependency. The constructor then tells which one.
        if (Attempt(services, type, out var refusal) is { } registered)
            return registered;
        var constructors = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).ToList();
        foreach (var constructor in constructors)
        {
            var arguments = constructor.GetParameters().Select(parameter => ArgumentFor(parameter, services)).ToArray();
            if (Array.TrueForAll(arguments, argument => argument is not null))
                return Created(type, () => constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments.Select(argument => argument!.Value)], culture: null));
        }
        var missing = constructors.FirstOrDefault()?.GetParameters().FirstOrDefault(parameter => ArgumentFor(parameter, services) is null);
        if (missing is not null)
            _ = Attempt(services, missing.ParameterType, out refusal);
        // The container knows more, such as a scoped service that was asked of the root.
        var said = refusal is null ? "" : $" (it says: {refusal.TrimEnd('.')})";
        throw new FlagException(missing is null
            ? $"{type} has no public constructor, and the service provider of the set-up does not have it{said}; register it"
            : $"The constructor of {type} needs '{missing.Name}' ({missing.ParameterType}), which the service provider of the set-up does not have{said}; register it");
    }

    private static object Created(Type type, Func<object> create)
    {
        try
        {
            return create();
        }
        catch (Exception e)
        {
            throw new UserCodeException($"the constructor of {type}", e);
        }
    }

    private static Argument? ArgumentFor(ParameterInfo parameter, IServiceProvider services) => Attempt(services, parameter.ParameterType, out _) switch
    {
        { } service => new(service),
        _ when parameter.ParameterType == typeof(IServiceProvider) => new(services),
        _ when parameter.HasDefaultValue => new(parameter.DefaultValue),
        _ => null,
    };

    private static object? Attempt(IServiceProvider services, Type type, out string? refusal)
    {
        refusal = null;
        try
        {
            return services.GetService(type);
        }
        catch (InvalidOperationException e)
        {
            refusal = e.Message;
            return null;
        }
    }

    private sealed record Argument(object? Value);
}
