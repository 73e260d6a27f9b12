using System.Reflection;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;
using Amorsize.Profiler.Binding;

namespace Amorsize.Profiler;

/// <summary>Tells the build why a workload could not be profiled.</summary>
internal static class FailureReport
{
    /// <param name="thrown">The exception that ended the measurement.</param>
    /// <param name="user">The assembly that flags the workload; null if it could not be loaded.</param>
    public static ProfileReport Of(Exception thrown, Assembly? user) => thrown switch
    {
        // Some mistakes show only in a result, so a trial throws them.
        _ when Innermost(thrown) is FlagException mistake => new() { Outcome = ProfileOutcome.FlagCannotWork, Message = mistake.Message },
        UserCodeException code => new()
        {
            Outcome = Innermost(thrown) is OutOfMemoryException ? ProfileOutcome.OutOfMemory : ProfileOutcome.Threw,
            Message = TextOf(code, user!),
            IsOfPreparation = true,
        },
        PlanException => new() { Outcome = ProfileOutcome.PlanCannotRun, Message = thrown.Message },
        InterferenceException refusal => new() { Outcome = ProfileOutcome.Interference, Message = refusal.Message, BuildLoad = refusal.BuildLoad },
        BudgetException => new() { Outcome = ProfileOutcome.TimedOut, Message = thrown.Message },
        _ when Innermost(thrown) is OutOfMemoryException exhausted => new() { Outcome = ProfileOutcome.OutOfMemory, Message = exhausted.Message },
        _ => new() { Outcome = ProfileOutcome.Threw, Message = ExceptionText.Of(Innermost(thrown), user ?? typeof(FailureReport).Assembly) },
    };

    /// <summary>Which code threw what.</summary>
    public static string TextOf(UserCodeException thrown, Assembly user) => $"{thrown.Code} threw {ExceptionText.Of(Innermost(thrown), user)}";

    private static Exception Innermost(Exception e) =>
        e is WorkloadFailedException or UserCodeException or TargetInvocationException or TypeInitializationException or AggregateException && e.InnerException is not null
            ? Innermost(e.InnerException!)
            : e;
}
