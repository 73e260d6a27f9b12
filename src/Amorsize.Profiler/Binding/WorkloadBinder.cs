using System.Reflection;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Protocol;
using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Binding;

/// <summary>Makes a flagged method and its items into a subject that can be run and timed.</summary>
internal static class WorkloadBinder
{
    /// <exception cref="FlagException">The items are missing, empty or of the wrong type.</exception>
    public static ILoopSubject Bind(MethodInfo method, ProfileRequest request)
    {
        var parameters = method.GetParameters();
        if (parameters is [var settings, ..] && settings.ParameterType == typeof(TunedSettings))
            return new JobSubject(request.Workload, request.ItemCount, CallCompiler.Compile<TunedSettings>(method, fresh: false));

        var rows = request.ItemsMember is null;
        var bind = typeof(WorkloadBinder).GetMethod(nameof(BindItems), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(rows ? typeof(object?[]) : parameters[0].ParameterType);
        try
        {
            return (ILoopSubject)bind.Invoke(null, [method, request])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is FlagException cause)
        {
            throw new FlagException(cause.Message);
        }
    }

    private static ILoopSubject BindItems<T>(MethodInfo method, ProfileRequest request)
    {
        var sample = request.ItemsMember is null
            ? (T[])(object)TestRows.Of(method)
            : SampleItems.Read<T>(method.DeclaringType!, request.ItemsMember);
        var items = request.ItemCount == 0 ? sample : SampleItems.Repeat(sample, request.ItemCount);
        // A test method gets a new instance of its class for each row, as the test runner does it.
        var call = CallCompiler.Compile<T>(method, fresh: request.ItemsMember is null);
        return call.Asynchronous is null ? new LoopSubject<T>(items, call.Synchronous!) : new AsyncLoopSubject<T>(items, call.Asynchronous);
    }
}
