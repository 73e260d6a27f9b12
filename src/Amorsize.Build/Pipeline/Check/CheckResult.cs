using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>The verdicts on some subjects.</summary>
internal sealed class CheckResult<TSubject>
    where TSubject : TuningSubject
{
    /// <summary>Subjects that this build does not measure.</summary>
    public List<Conclusion<TSubject>> Resolved { get; } = [];

    /// <summary>Subjects that this build measures, with what is used until then.</summary>
    public List<Conclusion<TSubject>> ToMeasure { get; } = [];

    /// <summary>Results that hold and that the remote cache may lack.</summary>
    public List<RemoteResult> Hits { get; } = [];

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The time for which all hits stay hits.</summary>
    public Validity Validity { get; set; } = Validity.Always;
}
