using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The outcome of a <see cref="CheckStep"/>: the looked-up subjects, divided by whether this build measures them.</summary>
internal sealed class CheckResult<TSubject>
    where TSubject : TuningSubject
{
    /// <summary>Subjects that this build does not measure.</summary>
    public List<Conclusion<TSubject>> Resolved { get; } = [];

    /// <summary>Subjects that this build measures, with the results that are used until then.</summary>
    public List<Conclusion<TSubject>> ToMeasure { get; } = [];

    /// <summary>How many of <see cref="ToMeasure"/> have a valid result, and are only run to see whether their time has changed.</summary>
    public int OnlyTimed { get; set; }

    /// <summary>Valid results that did not come from the remote cache, which may therefore lack them.</summary>
    public List<RemoteResult> Hits { get; } = [];

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The span of time in which all hits stay hits.</summary>
    public Validity Validity { get; set; } = Validity.Always;
}
