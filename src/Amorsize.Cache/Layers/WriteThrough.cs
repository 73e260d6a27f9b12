using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Layers;

/// <summary>Copies the hits of another layer into the local cache directory, so that the next build finds them locally.</summary>
/// <param name="far">The layer that answers the requests, such as a remote cache.</param>
/// <param name="near">The local cache directory, into which hits are copied.</param>
/// <param name="refused">Called with the exception, at most once per look-up, if the file system refuses to store a hit.</param>
internal sealed class WriteThrough(ICacheLayer far, ResultCache near, Action<Exception> refused) : ICacheLayer
{
    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests)
    {
        var answers = far.LookUp(requests);
        try
        {
            foreach (var hit in answers.Where(answer => answer.Verdict == Verdict.Hit))
                near.Store(hit.Entry!);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            refused(e);
        }
        return answers;
    }
}
