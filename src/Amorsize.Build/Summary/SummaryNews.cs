using Amorsize.Build.Pipeline;
using Amorsize.Cache.Entries;

namespace Amorsize.Build.Summary;

/// <summary>News about one workload or suite, for the summary of a pull request.</summary>
/// <param name="Kind">The kind of news.</param>
/// <param name="Subject">The name of the workload or suite.</param>
/// <param name="Why">The reason, or the result of a measurement.</param>
internal sealed record SummaryNews(SummaryKind Kind, string Subject, string Why)
{
    /// <summary>The outcome of a measurement.</summary>
    public static SummaryNews Of(TuningSubject subject, EntryResult result)
    {
        var name = subject.Request.Key.Subject.Name;
        return result.Match(
            loop: profile => new SummaryNews(SummaryKind.Measured, name, profile.Reason),
            suite: profile => new(SummaryKind.Measured, name, profile.Reason),
            failed: failure => new(SummaryKind.Failed, name, failure.Message));
    }
}
