using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>Asks several layers in the given order. Each layer gets the requests for which the layers before it had no hit.</summary>
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
            var found = layer.LookUp([.. open.Select(index => requests[index] with { MostMeasuredHere = MostMeasured(misses[index], requests[index]) })]);
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

    private static int MostMeasured(List<LookUpResult> misses, LookUpRequest request) => misses.Select(miss => Trust.MostMeasuredIn(miss, request)).DefaultIfEmpty().Max();

    /// <summary>
    /// Combines the misses of all layers into one answer. It takes the entry of the first layer with a stale but legal entry, and the findings of all layers
    /// in order. A layer that has no entry, is unavailable or is untrusted gives the answer only if no other layer has a better reason.
    /// </summary>
    private static LookUpResult Conclude(List<LookUpResult> misses)
    {
        if (misses.Find(IsExplanatory) is not { } nearest)
            return misses[0] with { Findings = [.. misses.SelectMany(miss => miss.Findings).Distinct()] };
        var stale = misses.Find(miss => IsExplanatory(miss) && miss.Entry is not null && !miss.IsIllegal) ?? nearest;
        return stale with { Findings = [.. misses.Where(miss => miss.Verdict != Verdict.NotFound).SelectMany(miss => miss.Findings)] };
    }

    private static bool IsExplanatory(LookUpResult miss) => miss.Verdict is not (Verdict.NotFound or Verdict.RemoteUnavailable or Verdict.RemoteUntrusted);
}
