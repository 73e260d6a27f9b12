using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>A store of results that a build can ask: the cache's directory, a baseline file or a remote cache.</summary>
internal interface ICacheLayer
{
    /// <summary>Answers requests with a valid result or with every reason against one. No content of a file makes it throw.</summary>
    /// <returns>One answer for each request, in the same order.</returns>
    IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests);
}
