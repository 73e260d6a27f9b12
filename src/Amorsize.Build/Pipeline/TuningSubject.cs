using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline;

/// <summary>A flagged workload or a test suite, as the steps of the pipeline see it. The abstract and virtual members are where the two differ.</summary>
/// <param name="build">The build that tunes the subject.</param>
/// <param name="request">The request that looks up the subject's result.</param>
internal abstract class TuningSubject(CurrentBuild build, LookUpRequest request)
{
    public LookUpRequest Request => request;

    /// <summary>The subject within a sentence, such as <c>workload 'resize'</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Parts of its fingerprint beside the code that is called; empty if there are none.</summary>
    public virtual string FingerprintNotes => "";

    /// <summary>How the subject runs while no result of it can be used, as a sentence without its full stop.</summary>
    /// <param name="lookUp">The look-up that missed.</param>
    public abstract string WithoutResult(LookUpResult lookUp);

    /// <summary>Messages that every build repeats as long as it uses this result.</summary>
    public virtual IEnumerable<Diagnostic> WhileUsed(EntryResult result) => [];

    public abstract Diagnostic Measuring(int number, int count);

    /// <summary>The message about the outcome of a measurement.</summary>
    public abstract Diagnostic Measured(EntryResult result);

    /// <param name="why">A description of the foreign load.</param>
    public abstract Diagnostic Interference(string why);

    /// <param name="why">The reason why the system could not start a measurement or read its result.</param>
    public abstract Diagnostic NotMeasured(string why);

    /// <summary>Whether the measurement that led to a valid result is not finished, so that this build goes on with it.</summary>
    public virtual bool IsInProgress(LookUpResult hit) => false;

    /// <summary>Whether a subject with a valid result must be run again to see if its time has changed.</summary>
    public abstract bool IsTimingDue(LookUpResult hit);

    public abstract Diagnostic Timing { get; }

    /// <summary>A copy of the result that records when the subject was last timed; null if that is recorded elsewhere.</summary>
    public virtual EntryResult? TimedAt(EntryResult result, DateTimeOffset now) => null;

    /// <summary>Notes that the subject's time has changed, but that this build could not measure it, so that the next build times it again.</summary>
    public virtual void LeaveTiming()
    {
    }

    /// <summary>Absolute path of the assembly; empty if it is not known.</summary>
    protected string AssemblyPath => build.AssemblyPath;

    /// <summary>Creates the cache entry of a result that was just measured.</summary>
    public Entry NewEntry(EntryResult result, DateTimeOffset now) => build.EntryFor(request.Key.Subject, request.Fingerprint, result, now);
}
