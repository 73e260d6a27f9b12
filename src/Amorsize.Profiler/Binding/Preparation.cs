using System.Reflection;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Profiler.Binding;

/// <summary>The set-up and the clean-up of a workload. Each runs once in this process, outside of the measurement.</summary>
/// <param name="setup">The method with <see cref="WorkloadSetupAttribute"/>; null if there is none.</param>
/// <param name="cleanup">The method with <see cref="WorkloadCleanupAttribute"/>; null if there is none.</param>
/// <param name="code">Runs the two methods.</param>
internal sealed class Preparation(MethodInfo? setup, MethodInfo? cleanup, UserCode code)
{
    private object? given;

    /// <param name="module">The module of the flagged method.</param>
    /// <param name="options">Options that name the two methods.</param>
    /// <param name="code">Runs the two methods.</param>
    public static Preparation Of(Module module, WorkloadOptions options, UserCode code)
    {
        return new(Method(options.SetupToken), Method(options.CleanupToken), code);

        MethodInfo? Method(int token) => token == 0 ? null : (MethodInfo)module.ResolveMethod(token)!;
    }

    /// <summary>Runs the set-up and returns what it gives: an instance, a service provider, or null.</summary>
    /// <exception cref="UserCodeException">The set-up threw.</exception>
    public object? SetUp() => setup is null ? null : given = Run(setup, "set-up");

    /// <summary>Runs the clean-up.</summary>
    /// <exception cref="UserCodeException">The clean-up threw.</exception>
    /// <exception cref="FlagException">The clean-up takes something else than the set-up gives.</exception>
    public void CleanUp()
    {
        if (cleanup is null)
            return;
        if (cleanup.GetParameters() is [var parameter] && given is not null && !parameter.ParameterType.IsInstanceOfType(given))
            throw new FlagException($"The clean-up takes {parameter.ParameterType}, but the set-up gives {given.GetType()}; let it take that, or nothing");
        Run(cleanup, "clean-up", cleanup.GetParameters().Length == 0 ? [] : [given]);
    }

    private object? Run(MethodInfo method, string kind, params object?[] arguments) =>
        code.Run($"the {kind} {method.DeclaringType!.Name}.{method.Name}", () => AwaitedValues.ReturnedBy(method, arguments));
}
