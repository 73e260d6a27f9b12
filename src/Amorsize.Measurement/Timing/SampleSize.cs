using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Timing;

/// <summary>Says how many items a trial needs, so that its time depends on the plan rather than on its last item.</summary>
/// <param name="items">Number of items in the input.</param>
/// <param name="probe">Time of one item in a sequential run, and how unequal the items are.</param>
/// <param name="target">Intended duration of a trial.</param>
/// <param name="deadline">End of all trials.</param>
/// <param name="policy">Sizes and numbers of trials.</param>
internal sealed class SampleSize(int items, ProbeResult probe, TimeSpan target, Deadline deadline, TrialPolicy policy)
{
    /// <summary>The size of a sample for plans with up to this many workers, of which the fastest takes <paramref name="itemMicroseconds"/> for an item.</summary>
    public int For(int workers, double itemMicroseconds)
    {
        var sample = (int)Math.Clamp(Math.Max(TrialSize.ItemsIn(target, itemMicroseconds), Math.Min(Fewest(workers, itemMicroseconds), Affordable(itemMicroseconds))), 1, items);
        // All items take less than twice the time of a sample of more than half, and show how the loop really ends.
        return 2L * sample > items && OneRound(itemMicroseconds) >= items ? items : sample;
    }

    /// <summary>The fewest items that tell plans apart: each worker gets the longest item, and several of it where the time allows that for enough trials.</summary>
    public double Fewest(int workers, double itemMicroseconds)
    {
        var longest = workers * probe.LongestOverMean;
        return longest * Math.Clamp(TrialSize.ItemsIn(deadline.Left / policy.MinTrials, itemMicroseconds) / longest, 1, policy.MinItemsPerWorker);
    }

    // The most items that there is time for. All items may leave time for a single round of the sequential plan and two others. Fewer do not represent them as
    // well, so there must be time for more rounds of them.
    private double Affordable(double itemMicroseconds)
    {
        var oneRound = OneRound(itemMicroseconds);
        return oneRound >= items ? oneRound : TrialSize.ItemsIn(deadline.Left / policy.MinTrialsOfPart, itemMicroseconds);
    }

    private double OneRound(double itemMicroseconds) => TrialSize.ItemsIn(deadline.Left, probe.ItemMicroseconds + (2 * itemMicroseconds));
}
