using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline;

/// <summary>A flagged workload or a test suite, as the steps of the pipeline see it. The members are all in which the two differ.</summary>
/// <param name="build">The build that tunes it.</param>
/// <param name="request">The look-up of its result.</param>
internal abstract class TuningSubject(CurrentBuild build, LookUpRequest request)
{
    public LookUpRequest Request => request;

    /// <summary>The subject within a sentence, such as <c>workload 'resize'</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How the subject runs while no result of it can be used, as a sentence without its full stop.</summary>
    /// <param name="lookUp">The look-up that missed.</param>
    public abstract string WithoutResult(LookUpResult lookUp);

    /// <summary>Messages that every build repeats as long as it uses this result.</summary>
    public virtual IEnumerable<Diagnostic> WhileUsed(EntryResult result) => [];

    public abstract Diagnostic Measuring(int number, int count);

    /// <summary>The end of a measurement.</summary>
    public abstract Diagnostic Measured(EntryResult result);

    /// <param name="why">The foreign load.</param>
    /// <param name="others">Number of subjects that are not measured for the same reason.</param>
    public abstract Diagnostic Interference(string why, int others);

    /// <summary>Whether a subject whose result holds must be run to see if its time has moved.</summary>
    public virtual bool IsTimingDue(LookUpResult hit) => false;

    public virtual Diagnostic Timing => throw new NotSupportedException();

    /// <summary>The result with a note that the subject was timed.</summary>
    public virtual EntryResult TimedAt(EntryResult result, DateTimeOffset now) => throw new NotSupportedException();

    /// <summary>An entry with a result that was just measured.</summary>
    public Entry NewEntry(EntryResult result, DateTimeOffset now) => build.EntryFor(request.Key.Subject, request.Fingerprint, result, now);
}
