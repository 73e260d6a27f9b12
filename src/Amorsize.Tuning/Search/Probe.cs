using Amorsize.Engine;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Tuning.Search;

/// <summary>Learns what kind of work an item is from a few sequential runs over items from the whole input.</summary>
internal sealed class Probe(ISubject subject)
{
    private const int MaxRuns = 3;
    private static readonly TimeSpan RunTarget = TimeSpan.FromMilliseconds(50);

    public ProbeResult Run(double itemMicroseconds, Deadline deadline)
    {
        var times = new List<double>();
        var shares = new List<double>();
        do
        {
            var size = TrialSize.For(subject, workers: 1, itemMicroseconds, RunTarget);
            var trial = subject.Run(Setting.Sequential, size.Items, size.Passes);
            itemMicroseconds = trial.Elapsed.TotalMicroseconds / ((double)size.Items * size.Passes);
            times.Add(itemMicroseconds);
            shares.Add(trial.CpuShare);
        }
        while (times.Count < MaxRuns && !deadline.IsOver);
        return new(Sample.Median(times), Sample.Median(shares));
    }
}
