namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs the subject sequentially until the just-in-time compiler has settled: it has hardly worked for a while, and three runs are alike. Tiered
/// compilation makes the first calls five times slower than later ones. To what mostly waits that matters little, so that it is only run until items that
/// have been run before wait again: what is in no cache yet, or not connected, is waited for once.
/// </summary>
internal sealed class WarmUp<TCandidate>(ISubject<TCandidate> subject, TCandidate sequential, Instruments instruments)
{
    // The first and the last: how cold it was, and how steady it became.
    private const int MostRunsKept = 100;

    private const int RunsAlike = 3;
    private const double Alike = 0.05;

    // What the runtime takes for itself when code is run for the first time, and the garbage of a young heap.
    private const long BytesOfRuntime = 16 << 20;
    private static readonly TimeSpan RunTarget = TimeSpan.FromMilliseconds(10);

    // A method is compiled again only when it has been called thirty times, so that the loop around short items must be begun often, too. Beside what longer items
    // take, how well it is compiled does not matter.
    private const int FewestItemsOfShortPass = 100;
    private static readonly TimeSpan ShortPass = TimeSpan.FromMilliseconds(1);

    // Longer than the 100 ms for which tiered compilation puts off what is next. A method here and there is always compiled, if only of what measures;
    // a compiler that has more to do is busy all the time.
    private static readonly TimeSpan CompilerQuiet = TimeSpan.FromMilliseconds(180);
    private static readonly TimeSpan CompilerIdles = CompilerQuiet / 10;

    /// <summary>Runs one item at least, and more until all is steady or the time left is too short for another run.</summary>
    public WarmUpResult Run(Deadline deadline)
    {
        var size = new TrialSize(subject.IsDivisible ? 1 : subject.Items, Passes: 1);
        var peak = instruments.PeakMemory();
        var trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
        var itemBytes = subject.IsDivisible ? Math.Min(trial.AllocatedBytes, BytesOfRuntime) + Math.Max(0, instruments.PeakMemory() - peak - BytesOfRuntime) : 0;

        var runs = new List<double> { size.ItemMicroseconds(trial.Elapsed) };
        var recent = new Queue<double>();
        var isRepeated = false;
        var (since, compiled) = (instruments.Clock.GetTimestamp(), instruments.CompilationTime());
        while (deadline.Left > trial.Elapsed && !(CostModel.IsIoBoundShare(trial.CpuShare) ? isRepeated : IsSteady(recent) && instruments.Clock.GetElapsedTime(since) >= CompilerQuiet))
        {
            isRepeated = trial.Elapsed >= RunTarget;
            if (!isRepeated)
                size = Grow(size, size.ItemMicroseconds(trial.Elapsed));
            trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
            if (runs.Count == MostRunsKept)
                runs.RemoveAt(MostRunsKept / 2);
            runs.Add(size.ItemMicroseconds(trial.Elapsed));
            if (trial.Elapsed >= RunTarget)
                recent.Enqueue(runs[^1]);
            if (recent.Count > RunsAlike)
                recent.Dequeue();
            if (instruments.CompilationTime() is var now && now - compiled > CompilerIdles)
                (since, compiled) = (instruments.Clock.GetTimestamp(), now);
        }
        return new(runs[^1], trial.CpuShare, itemBytes, runs);
    }

    // Doubling at most: the first call is far slower than the rest, so an estimate from it would stop too early, and one item may differ from another.
    private TrialSize Grow(TrialSize size, double itemMicroseconds)
    {
        var ofShortPass = TrialSize.ItemsIn(ShortPass, itemMicroseconds);
        var items = subject.IsDivisible && ofShortPass >= FewestItemsOfShortPass ? (int)Math.Min(subject.Items, ofShortPass) : subject.Items;
        var wanted = TrialSize.For(items, subject.IsDivisible, itemMicroseconds, RunTarget * 1.5);
        var doubled = 2.0 * size.Items;
        return wanted.Items > doubled ? new((int)doubled, 1) : wanted with { Passes = Math.Min(wanted.Passes, 2 * size.Passes) };
    }

    private static bool IsSteady(Queue<double> recent) => recent.Count == RunsAlike && recent.Max() <= recent.Min() * (1 + Alike);
}
