namespace Amorsize.Measurement.Selection;

/// <summary>The two reference plans of every race, and the order of preference among equally fast candidates.</summary>
internal interface IReferencePlans<TCandidate>
    where TCandidate : notnull
{
    /// <summary>One item after the other; it is chosen unless a gain is shown.</summary>
    TCandidate Sequential { get; }

    /// <summary>The plan of an untuned program; it may be the sequential one.</summary>
    TCandidate Default { get; }

    /// <summary>Orders candidates that are equally fast: the preferred one comes first.</summary>
    IComparer<TCandidate> Preference { get; }

    /// <summary>
    /// Whether a candidate differs from the default in nothing but its chunks. The fastest of several such samples is mostly lucky, so it is chosen only
    /// where it is shown to be faster.
    /// </summary>
    bool IsVariantOfDefault(TCandidate candidate);
}
