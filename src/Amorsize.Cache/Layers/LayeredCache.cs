using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>Layers that are asked one after the other, the nearest first, each for what those before it did not have.</summary>
internal sealed class LayeredCache(params IReadOnlyList<ICacheLayer> layers) : ICacheLayer
{
    /// <inheritdoc/>
    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests)
    {
        var answers = new LookUpResult[requests.Count];
        var misses = requests.Select(_ => new List<LookUpResult>()).ToArray();
        var open = Enumerable.Range(0, requests.Count).ToList();
        foreach (var layer in layers)
        {
            if (open.Count == 0)
                break;
            var found = layer.LookUp([.. open.Select(index => requests[index])]);
            for (var i = 0; i < found.Count; i++)
            {
                answers[open[i]] = found[i];
                if (found[i].Verdict != Verdict.Hit)
                    misses[open[i]].Add(found[i]);
            }
            open.RemoveAll(index => answers[index].Verdict == Verdict.Hit);
        }
        open.ForEach(index => answers[index] = Conclude(misses[index]));
        return answers;
    }

    /// <summary>
    /// Where no layer has a hit the verdict is that of the nearest one which has anything to say, and the reasons of the others follow. That a layer has no
    /// entry, or is not to be had, explains nothing where another says why its entry does not hold.
    /// </summary>
    private static LookUpResult Conclude(List<LookUpResult> misses)
    {
        if (misses.Find(IsTelling) is not { } nearest)
            return misses[0] with { Findings = [.. misses.SelectMany(miss => miss.Findings).Distinct()] };
        var stale = misses.Find(miss => IsTelling(miss) && miss.Entry is not null && !miss.IsIllegal) ?? nearest;
        return stale with { Findings = [.. misses.Where(miss => miss.Verdict != Verdict.NotFound).SelectMany(miss => miss.Findings)] };
    }

    private static bool IsTelling(LookUpResult miss) => miss.Verdict is not (Verdict.NotFound or Verdict.RemoteUnavailable or Verdict.RemoteUntrusted);
}
