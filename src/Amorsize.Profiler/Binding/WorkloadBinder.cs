using System.Linq.Expressions;
using System.Reflection;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Protocol;
using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Binding;

/// <summary>Turns a flagged method and its sample items into a subject that the search can run and time.</summary>
internal static class WorkloadBinder
{
    /// <param name="method">The flagged method.</param>
    /// <param name="request">The workload's name and options.</param>
    /// <param name="code">Runs the user's code that gives items and instance.</param>
    /// <param name="given">The result of the set-up: an instance, a service provider, or null.</param>
    /// <exception cref="FlagException">The sample items are missing, empty or of the wrong type, or there is no instance.</exception>
    public static ILoopSubject Bind(MethodInfo method, ProfileRequest request, UserCode code, object? given = null)
    {
        var parameters = method.GetParameters();
        if (parameters is [var settings, ..] && settings.ParameterType == typeof(TunedSettings))
            return new JobSubject(request.Workload, request.Options.ItemCount, CallCompiler.Compile<TunedSettings>(method, SharedInstance(method, code, given)));

        // The scan of the assembly knows only some ref structs of other assemblies.
        if (Array.Find(parameters, static parameter => parameter.ParameterType.IsByRefLike) is { } unusable)
            throw new FlagException(MistakeText.ParameterCannotBePassed(unusable.ParameterType.ToString()));

        var takesRows = request.Options.Items is null;
        var bind = typeof(WorkloadBinder).GetMethod(nameof(BindItems), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(takesRows ? typeof(object?[]) : parameters[0].ParameterType);
        return (ILoopSubject)bind.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [method, request, code, given], culture: null)!;
    }

    private static ILoopSubject BindItems<T>(MethodInfo method, ProfileRequest request, UserCode code, object? given)
    {
        var sample = request.Options.Items is null
            ? (T[])(object)TestRows.Of(method, code)
            : SampleItems.Read<T>(method.DeclaringType!, request.Options.Items, code);
        var items = request.Options.ItemCount == 0 ? sample : SampleItems.Repeat(sample, request.Options.ItemCount);
        // Without an items member, the method is a test. The test runner creates a new instance of the class for each row, so the profiler does the same.
        var isTest = request.Options.Items is null && given is null && !method.IsStatic;
        var call = CallCompiler.Compile<T>(method, isTest ? Expression.New(method.DeclaringType!) : SharedInstance(method, code, given));
        return call.Asynchronous is null ? new LoopSubject<T>(items, call.Synchronous!) : new AsyncLoopSubject<T>(items, call.Asynchronous);
    }

    private static ConstantExpression? SharedInstance(MethodInfo method, UserCode code, object? given) =>
        method.IsStatic ? null : Expression.Constant(Instances.Of(method.DeclaringType!, given, code), method.DeclaringType!);
}
