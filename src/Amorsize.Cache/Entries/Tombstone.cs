using System.Globalization;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>
/// The content of a file that atomically replaces a removed entry, so that every look-up finds either the entry or the reason for its removal.
/// </summary>
/// <param name="Key">The key of the removed entry.</param>
/// <param name="Verdict"><see cref="Verdict.Pruned"/>, or <see cref="Verdict.Corrupt"/> for a file that was quarantined.</param>
/// <param name="Reason">The reason for the removal.</param>
/// <param name="At">The time of the removal, in UTC.</param>
internal sealed record Tombstone(EntryKey Key, Verdict Verdict, string Reason, DateTimeOffset At)
{
    public Finding Finding => new(Verdict, Verdict == Verdict.Pruned
        ? string.Create(CultureInfo.InvariantCulture, $"was pruned on {At:yyyy-MM-dd} because {Reason}")
        : string.Create(CultureInfo.InvariantCulture, $"{Reason}; quarantined on {At:yyyy-MM-dd}"));
}
