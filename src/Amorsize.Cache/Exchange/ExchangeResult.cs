using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Exchange;

/// <summary>The outcome of an export or import: the merge, or the defect of the export file that prevented the merge.</summary>
internal sealed record ExchangeResult(MergeResult? Merge, Finding? Defect);
