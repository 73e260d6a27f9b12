using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>A place that may have results.</summary>
internal interface ICacheLayer
{
    /// <summary>Whether it has results that hold here and now; if not, every reason why. Never throws because of what it finds.</summary>
    /// <returns>One answer to each request, in their order.</returns>
    IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests);
}
