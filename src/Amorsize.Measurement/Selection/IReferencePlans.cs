namespace Amorsize.Measurement.Selection;

/// <summary>The two candidates that every race has, and which of equally fast ones to prefer.</summary>
internal interface IReferencePlans<TCandidate>
    where TCandidate : notnull
{
    /// <summary>One after the other; what is chosen unless a gain is shown.</summary>
    TCandidate Sequential { get; }

    /// <summary>What the user has when nothing is tuned; it may be the same.</summary>
    TCandidate Default { get; }

    /// <summary>Orders candidates that are equally fast: the one to prefer comes first.</summary>
    IComparer<TCandidate> Preference { get; }

    /// <summary>
    /// Whether a candidate runs the work as the default does, and only cuts it up otherwise. Of several such the luckiest is mostly no faster, so that it is
    /// chosen only where it is shown to be.
    /// </summary>
    bool IsVariantOfDefault(TCandidate candidate);
}
