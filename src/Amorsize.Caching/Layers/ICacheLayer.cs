namespace Amorsize.Caching;

/// <summary>A place that may have results.</summary>
internal interface ICacheLayer
{
    /// <summary>Whether it has a result that holds here and now; if not, every reason why. Never throws because of what it finds.</summary>
    LookUpResult LookUp(LookUpRequest request);
}
