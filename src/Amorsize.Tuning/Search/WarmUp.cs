using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>
/// Runs the subject sequentially until the just-in-time compiler has settled: no method compiled for a while, and three runs alike. Tiered
/// compilation makes the first calls five times slower than later ones.
/// </summary>
internal sealed class WarmUp(ISubject subject, Func<long> compiledMethods)
{
    private const int RunsAlike = 3;
    private const double Alike = 0.05;
    private static readonly TimeSpan RunTarget = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan CompilerQuiet = TimeSpan.FromMilliseconds(180);

    /// <summary>Returns a first estimate of the time of one item when run sequentially, in microseconds.</summary>
    public double Run(Deadline deadline)
    {
        var recent = new Queue<double>();
        var estimate = 0.0;
        var size = new TrialSize(subject.IsDivisible ? 1 : subject.Items, Passes: 1);
        var compiled = compiledMethods();
        var quietSince = deadline.Clock.GetTimestamp();
        do
        {
            var elapsed = subject.Run(Setting.Sequential, size.Items, size.Passes).Elapsed;
            estimate = elapsed.TotalMicroseconds / ((double)size.Items * size.Passes);
            if (elapsed < RunTarget)
                size = Grow(size, estimate);
            else
                recent.Enqueue(estimate);
            while (recent.Count > RunsAlike)
                recent.Dequeue();
            if (compiledMethods() is var now && now != compiled)
                (compiled, quietSince) = (now, deadline.Clock.GetTimestamp());
        }
        while (!deadline.IsOver && !(IsSteady(recent) && deadline.Clock.GetElapsedTime(quietSince) >= CompilerQuiet));
        return estimate;
    }

    // Doubling at most: the first call is far slower than the rest, so an estimate from it would stop too early, and one item may differ from another.
    private TrialSize Grow(TrialSize size, double itemMicroseconds)
    {
        var wanted = TrialSize.For(subject, workers: 1, itemMicroseconds, RunTarget * 1.5);
        var doubled = 2.0 * size.Items;
        return wanted.Items > doubled ? new((int)doubled, 1) : wanted with { Passes = Math.Min(wanted.Passes, 2 * size.Passes) };
    }

    private static bool IsSteady(Queue<double> recent) => recent.Count == RunsAlike && recent.Max() <= recent.Min() * (1 + Alike);
}
