using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Exchange;

/// <summary>The content of an export file: all of its entries, or the defect that makes all of them unusable.</summary>
internal sealed record ExportReading(IReadOnlyList<Entry> Entries, Finding? Defect);
