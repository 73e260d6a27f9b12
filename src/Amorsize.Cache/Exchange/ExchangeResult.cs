using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Exchange;

/// <summary>How an export or an import ended: with what was merged, or with the defect of the file for which nothing was.</summary>
internal sealed record ExchangeResult(MergeResult? Merge, Finding? Defect);
