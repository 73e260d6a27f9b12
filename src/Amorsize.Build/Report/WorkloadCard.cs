using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Build.Report.Plots;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>The card of one workload.</summary>
internal static class WorkloadCard
{
    private const string OfWhat = "time of an item";

    public static XElement Of(StatusRow row)
    {
        if (row.Entry is not { Result: EntryResult.Loop(var profile) } entry)
            return Card.OfNothing(row);
        profile = profile with { Race = Card.Drawable(profile.Race) };
        return Card.Of(row, profile.Warnings, [.. Figures(profile)], [.. Facts(profile)], CandidatesTable.Of(profile.Race, profile.Choice, OfWhat), HistoryTable.Of(entry));
    }

    private static IEnumerable<XElement> Figures(Profile profile)
    {
        if (SpeedupPlot.Of(profile) is { } speedup)
            yield return Card.Figure(speedup, $"Speed-up over workers. {ScalabilityText.Of(profile)}");
        if (ChunkPlot.Of(profile) is { } chunks)
            yield return Card.Figure(chunks, "Time of an item over the chunk size.");
        if (profile.Race.Count > 0)
            yield return Card.Figure(CandidatesPlot.Of(profile.Race, profile.Choice, OfWhat), "All samples of each plan.");
        if (profile.Search is { ItemTimes: { Count: > 1 } times })
            yield return Card.Figure(ItemTimesPlot.Of(times), Invariant($"Times of {times.Count} single items: median {MicrosecondsText.InWords(Sample.Median(times))}, longest {MicrosecondsText.InWords(times.Max())}."));
    }

    private static IEnumerable<(string Name, string Value)> Facts(Profile profile)
    {
        var model = profile.Model;
        yield return ("items of the loop", Invariant($"{model.Items}"));
        yield return ("item, sequential", MicrosecondsText.InWords(model.ItemMicroseconds));
        yield return ("item, framework default", $"{(profile.IsDefaultLowerBound ? "more than " : "")}{MicrosecondsText.InWords(model.DefaultItemMicroseconds)}");
        yield return ("item, chosen plan", MicrosecondsText.InWords(model.TunedItemMicroseconds));
        yield return ("CPU share", Invariant($"{model.CpuShare:P0} of an item's time"));
        if (profile.Dispatch is { } dispatch)
            yield return ("dispatch", $"{MicrosecondsText.InWords(dispatch.ForkJoinMicroseconds)} a loop, {MicrosecondsText.InWords(dispatch.ClaimMicroseconds)} a chunk");
        if (profile.UnderLoad is { } load)
            yield return Card.UnderLoad(load, model.Processors);
        if (profile.Search is not { } search)
            yield break;
        yield return ("memory of an item", search.ItemBytes > 0 ? MemoryText.Of(search.ItemBytes) : "too little to measure");
        if (search.ItemTimes.Count < 2)
            yield return ("single items", model.IsIoBound ? "not timed: I/O-bound" : "not timed: too short or too few");
        yield return ("rounds", Invariant($"{search.Rounds}; {search.DisturbedTrials} trials were disturbed by foreign load"));
        yield return ("measuring took", Invariant($"{search.Elapsed.TotalSeconds:0.0} s"));
    }
}
