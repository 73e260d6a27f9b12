using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Layers;

/// <summary>Asking a layer for less than it can answer at once.</summary>
internal static class CacheLayerExtensions
{
    /// <inheritdoc cref="ICacheLayer.LookUp"/>
    /// <returns>The answer.</returns>
    public static LookUpResult LookUp(this ICacheLayer layer, LookUpRequest request) => layer.LookUp([request])[0];
}
