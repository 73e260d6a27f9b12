namespace Amorsize.Measurement.Tests.Suites;

/// <summary>List scheduling of tests. If they want more processors than there are, all computing slows down by the same factor.</summary>
/// <param name="processors">Processors of the machine.</param>
/// <param name="readyThreads">Workers that start at once.</param>
internal sealed class SyntheticSchedule(int processors, int readyThreads)
{
    // The thread pool starts about two threads a second beyond its minimum.
    private const double SecondsPerPoolThread = 0.5;

    // In seconds: covers rounding errors of the sums.
    private const double Tolerance = 1e-9;

    private readonly List<Work> running = [];
    private double now;

    /// <summary>The time when the last test ends, in seconds.</summary>
    /// <param name="units">Groups of tests that run one after the other, in the order in which workers take them.</param>
    /// <param name="workers">At least 1.</param>
    public double SecondsOf(IEnumerable<IReadOnlyList<SyntheticTest>> units, int workers)
    {
        var waiting = new Queue<IReadOnlyList<SyntheticTest>>(units);
        while (true)
        {
            while (waiting.Count > 0 && running.Count < WorkersStarted(workers))
                running.Add(new(waiting.Dequeue()));
            if (running.Count == 0)
                return now;
            Advance(waiting.Count > 0 && WorkersStarted(workers) < workers ? NextStart(workers) - now : double.PositiveInfinity);
        }
    }

    private int WorkersStarted(int workers) =>
        Math.Min(workers, Math.Max(1, readyThreads) + (int)((now + Tolerance) / SecondsPerPoolThread));

    private double NextStart(int workers) => (WorkersStarted(workers) - Math.Max(1, readyThreads) + 1) * SecondsPerPoolThread;

    private void Advance(double atMost)
    {
        var slowdown = Math.Max(1, running.Sum(work => work.CpuShare) / processors);
        var step = Math.Min(atMost, running.Min(work => work.SecondsLeft(slowdown)));
        now += step;
        running.ForEach(work => work.Advance(step, slowdown));
        running.RemoveAll(work => work.IsOver);
    }

    private sealed class Work(IReadOnlyList<SyntheticTest> tests)
    {
        private int index;
        private double left = tests[0].Seconds;

        public bool IsOver => index == tests.Count;

        public double CpuShare => tests[index].CpuShare;

        public double SecondsLeft(double slowdown) => left * Stretch(slowdown);

        public void Advance(double step, double slowdown)
        {
            left -= step / Stretch(slowdown);
            if (left <= Tolerance && ++index < tests.Count)
                left = tests[index].Seconds;
        }

        private double Stretch(double slowdown) => 1 - CpuShare + (CpuShare * slowdown);
    }
}
