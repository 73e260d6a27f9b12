using System.Reflection;

namespace Amorsize.Profiler.Binding;

/// <summary>Finds the instance on which a flagged instance method is called.</summary>
internal static class Instances
{
    /// <param name="type">The type of the flagged method.</param>
    /// <param name="given">The result of the set-up: an instance, a service provider, or null.</param>
    /// <param name="code">Runs the constructor.</param>
    /// <exception cref="FlagException">There is no instance; the text says what is missing.</exception>
    /// <exception cref="UserCodeException">The constructor threw.</exception>
    public static object Of(Type type, object? given, UserCode code) => given switch
    {
        null => type.IsValueType || type is { IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null
            ? code.Run(Constructor(type), () => Activator.CreateInstance(type)!)
            : throw new FlagException($"The set-up gives null, so there is no instance of {type}; return one, or an IServiceProvider"),
        _ when type.IsInstanceOfType(given) => given,
        IServiceProvider services => FromServices(type, services, code),
        _ => throw new FlagException($"The set-up gives {given.GetType()}, which is neither {type} nor an IServiceProvider; return one of these"),
    };

    private static object FromServices(Type type, IServiceProvider services, UserCode code)
    {
        // A container throws for a registered type that lacks a dependency. The constructor then tells which one.
        if (Attempt(services, type, code, out var refusal) is { } registered)
            return registered;
        var constructors = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).ToList();
        foreach (var constructor in constructors)
        {
            var arguments = constructor.GetParameters().Select(parameter => ArgumentFor(parameter, services, code)).ToArray();
            if (Array.TrueForAll(arguments, argument => argument is not null))
                return code.Run(Constructor(type), () => constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, [.. arguments.Select(argument => argument!.Value)], culture: null));
        }
        var missing = constructors.FirstOrDefault()?.GetParameters().FirstOrDefault(parameter => ArgumentFor(parameter, services, code) is null);
        if (missing is not null)
            _ = Attempt(services, missing.ParameterType, code, out refusal);
        // The container knows more, such as a scoped service that was asked of the root.
        var said = refusal is null ? "" : $" (it says: {refusal.TrimEnd('.')})";
        throw new FlagException(missing is null
            ? $"{type} has no public constructor, and the service provider of the set-up does not have it{said}; register it"
            : $"The constructor of {type} needs '{missing.Name}' ({missing.ParameterType}), which the service provider of the set-up does not have{said}; register it");
    }

    private static string Constructor(Type type) => $"the constructor of {type}";

    private static Argument? ArgumentFor(ParameterInfo parameter, IServiceProvider services, UserCode code) => Attempt(services, parameter.ParameterType, code, out _) switch
    {
        { } service => new(service),
        _ when parameter.ParameterType == typeof(IServiceProvider) => new(services),
        _ when parameter.HasDefaultValue => new(parameter.DefaultValue),
        _ => null,
    };

    private static object? Attempt(IServiceProvider services, Type type, UserCode code, out string? refusal)
    {
        refusal = null;
        try
        {
            return code.Run("the service provider of the set-up", () => services.GetService(type));
        }
        catch (UserCodeException e) when (e.InnerException is InvalidOperationException)
        {
            refusal = e.Message;
            return null;
        }
    }

    private sealed record Argument(object? Value);
}
