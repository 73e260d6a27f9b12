using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Maintenance;

/// <summary>A file that a look-up cannot use.</summary>
/// <param name="Path">The path relative to the cache's directory.</param>
/// <param name="Finding">The kind of defect and its reason.</param>
/// <param name="IsQuarantined">Whether this verification quarantined the file.</param>
internal sealed record StoredDefect(string Path, Finding Finding, bool IsQuarantined);
