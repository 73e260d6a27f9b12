using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Layers;

/// <summary>A layer that gives prepared answers and records the requests.</summary>
internal sealed class AnsweringLayer(Func<LookUpRequest, LookUpResult> answer) : ICacheLayer
{
    /// <summary>The workloads of each call, joined by spaces.</summary>
    public List<string> Asked { get; } = [];

    public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests)
    {
        Asked.Add(string.Join(' ', requests.Select(request => request.Key.Subject.Name)));
        return [.. requests.Select(answer)];
    }
}
