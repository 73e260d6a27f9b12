using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>Looks up a single result in a layer.</summary>
internal static class CacheLayerExtensions
{
    /// <inheritdoc cref="ICacheLayer.LookUp"/>
    /// <returns>The answer to the request.</returns>
    public static LookUpResult LookUp(this ICacheLayer layer, LookUpRequest request) => layer.LookUp([request])[0];
}
