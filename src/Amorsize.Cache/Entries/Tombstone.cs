using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>
/// What is put in the place of an entry that is removed, in one step: whoever looks it up finds the entry or the reason why it is gone, never neither.
/// </summary>
/// <param name="Key">What the entry was of.</param>
/// <param name="Verdict"><see cref="Verdict.Pruned"/>, or <see cref="Verdict.Corrupt"/> for what was set aside.</param>
/// <param name="Reason">Why it was removed.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record Tombstone(EntryKey Key, Verdict Verdict, string Reason, DateTimeOffset At)
{
    public Finding Finding => new(Verdict, Verdict == Verdict.Pruned
        ? string.Create(CultureInfo.InvariantCulture, $"was pruned on {At:yyyy-MM-dd} because {Reason}")
        : string.Create(CultureInfo.InvariantCulture, $"{Reason}; set aside on {At:yyyy-MM-dd}"));
}
