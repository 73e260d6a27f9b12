namespace Amorsize.Caching;

/// <summary>Layers that are asked one after the other, the nearest first.</summary>
internal sealed class LayeredCache(params IReadOnlyList<ICacheLayer> layers) : ICacheLayer
{
    /// <summary>
    /// The first hit. Where there is none, the verdict is that of the nearest layer which has anything to say, and the reasons of the others follow: that a
    /// layer has no entry explains nothing, unless none has any.
    /// </summary>
    public LookUpResult LookUp(LookUpRequest request)
    {
        var misses = new List<LookUpResult>();
        foreach (var layer in layers)
        {
            var answer = layer.LookUp(request);
            if (answer.Verdict == Verdict.Hit)
                return answer;
            misses.Add(answer);
        }
        var telling = misses.Where(miss => miss.Verdict != Verdict.NotFound).ToList();
        if (telling.Count == 0)
            return misses[0] with { Findings = [.. misses.SelectMany(miss => miss.Findings).Distinct()] };
        var stale = telling.Find(miss => miss.Entry is not null && !miss.IsIllegal) ?? telling[0];
        return stale with { Findings = [.. telling.SelectMany(miss => miss.Findings)] };
    }
}
