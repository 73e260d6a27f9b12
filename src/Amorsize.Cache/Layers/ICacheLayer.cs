using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>A store of results that a build can ask: the cache's directory, a baseline file or a remote cache.</summary>
internal interface ICacheLayer
{
    /// <summary>
    /// Answers each request with a valid result, or with all reasons why there is none. Corrupt content is such a reason and never an exception.
    /// </summary>
    /// <returns>One answer for each request, in the same order.</returns>
    IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests);
}
