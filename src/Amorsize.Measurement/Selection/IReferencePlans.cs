namespace Amorsize.Measurement.Selection;

/// <summary>The two reference plans of every race, and the order of preference among equally fast candidates.</summary>
internal interface IReferencePlans<TCandidate>
    where TCandidate : notnull
{
    /// <summary>Runs one item after the other. This plan is chosen unless another one is shown to be faster.</summary>
    TCandidate Sequential { get; }

    /// <summary>The plan that an untuned program uses; it may equal <see cref="Sequential"/>.</summary>
    TCandidate Default { get; }

    /// <summary>Orders candidates that are equally fast: the preferred one comes first.</summary>
    IComparer<TCandidate> Preference { get; }
}
