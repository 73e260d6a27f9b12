using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Exchange;

/// <summary>What the bytes of a file of exported entries turned out to be: all of its entries, or the defect for which there are none.</summary>
internal sealed record ExportReading(IReadOnlyList<Entry> Entries, Finding? Defect);
