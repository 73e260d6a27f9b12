using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>Look-ups of a single result.</summary>
internal static class CacheLayerExtensions
{
    /// <inheritdoc cref="ICacheLayer.LookUp"/>
    /// <returns>The answer.</returns>
    public static LookUpResult LookUp(this ICacheLayer layer, LookUpRequest request) => layer.LookUp([request])[0];
}
