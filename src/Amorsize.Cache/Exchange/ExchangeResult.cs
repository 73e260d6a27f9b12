using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Exchange;

/// <summary>The outcome of an export or import: the merge, or the defect of the file that prevented it.</summary>
internal sealed record ExchangeResult(MergeResult? Merge, Finding? Defect);
