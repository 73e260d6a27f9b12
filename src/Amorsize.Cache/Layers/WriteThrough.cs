using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Layers;

/// <summary>Stores the hits of a far layer in the near one, so that the next build finds them there.</summary>
/// <param name="far">The layer that answers.</param>
/// <param name="near">The layer that gets the hits.</param>
/// <param name="refused">Called once for each look-up whose hits cannot be stored.</param>
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
