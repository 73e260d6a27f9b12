using System.Diagnostics.CodeAnalysis;
using Amorsize.Build.Diagnostics;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// The turns of the subjects of a build, and the time that they take of its total budget. A subject that this build itself disturbed gets another turn after the
/// others, once the build takes less of the processors.
/// </summary>
/// <param name="limits">The time limits of this build.</param>
/// <param name="clock">Measures the time that is taken from the budget.</param>
/// <param name="build">The load of this build.</param>
/// <param name="report">Logs a message, warning or error.</param>
internal sealed class TurnQueue<TSubject>(TuningLimits limits, TimeProvider clock, BuildLoad build, Action<Diagnostic> report)
    where TSubject : TuningSubject
{
    private readonly Queue<Turn<TSubject>> turns = [];
    private TimeSpan spent;

    /// <summary>Maximum time of the next measurement; null if too little is left for one.</summary>
    public TimeSpan? Budget => Left < TuningLimits.ShortestBudget ? null : Left < limits.Budget ? Left : limits.Budget;

    private TimeSpan Left => limits.TotalBudget - spent;

    public void Add(Turn<TSubject> turn) => turns.Enqueue(turn);

    public bool TryTake([MaybeNullWhen(false)] out Turn<TSubject> turn) => turns.TryDequeue(out turn);

    /// <summary>Takes the time of an action from the total budget, however the action ends.</summary>
    public T Timed<T>(Func<T> action)
    {
        var started = clock.GetTimestamp();
        try
        {
            return action();
        }
        finally
        {
            spent += clock.GetElapsedTime(started);
        }
    }

    /// <summary>Gives a subject that this build disturbed another turn after the others, if a whole budget is left for it.</summary>
    public bool TryRepeat(Turn<TSubject> turn, MeasurementOutcome.Interference refused)
    {
        if (Left < limits.Budget)
            return false;
        Add(turn with { Refused = refused });
        return true;
    }

    /// <summary>
    /// Before another measurement of a subject that this build disturbed, waits until the build takes half of what it took then. The wait leaves a whole budget for
    /// each subject that still has its turn.
    /// </summary>
    public void AwaitBuild(Turn<TSubject> turn)
    {
        var limit = Left - (limits.Budget * (turns.Count + 1));
        if (turn.Refused is not { } refused || limit <= TimeSpan.Zero)
            return;
        report(StaleMessage.AwaitingBuild(turn.Subject, refused, limit));
        var started = clock.GetTimestamp();
        build.AwaitAtMost(refused.BuildLoad / 2, limit, turn.CancellationToken);
        spent += clock.GetElapsedTime(started);
    }
}
