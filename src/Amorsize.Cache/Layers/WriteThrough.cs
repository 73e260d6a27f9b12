using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Layers;

/// <summary>Keeps the hits of a far layer in the near one, so that the next build need not go that far.</summary>
/// <param name="far">What is asked.</param>
/// <param name="near">Where its hits are kept.</param>
/// <param name="refused">Told once, where they cannot be.</param>
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
