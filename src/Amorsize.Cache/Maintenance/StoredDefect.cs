using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Maintenance;

/// <summary>A file that a look-up cannot use.</summary>
/// <param name="Path">Relative to the cache's directory.</param>
/// <param name="Finding">What is wrong with it.</param>
/// <param name="IsQuarantined">Whether it has been set aside now.</param>
internal sealed record StoredDefect(string Path, Finding Finding, bool IsQuarantined);
