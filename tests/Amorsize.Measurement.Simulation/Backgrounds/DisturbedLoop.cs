using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation.Backgrounds;

/// <summary>
/// A loop on a machine that does something else beside it. The scheduler gives each thread that can run the same share of the processors, and reports how long the
/// loop's threads waited for one.
/// </summary>
/// <param name="loop">The loop on a quiet machine.</param>
/// <param name="background">The foreign load and the speed of the machine.</param>
/// <param name="processors">Processors of the machine.</param>
/// <param name="clock">The clock that the runs advance.</param>
internal sealed class DisturbedLoop(ILoopSubject loop, IBackground background, int processors, FakeTimeProvider clock) : ILoopSubject
{
    // A run is divided into steps of at most a millisecond, and into so many at least.
    private const int FewestSteps = 20;
    private const double LongestStepSeconds = 1e-3;
    private const int MostSteps = 2000;

    private readonly long started = clock.GetTimestamp();
    private readonly Dictionary<int, ThreadTimes> threads = [];
    private TimeSpan own;
    private double foreignSeconds;
    private double foreignUntil;

    public int Items => loop.Items;

    public bool IsDivisible => loop.IsDivisible;

    public Execution ParallelExecution => loop.ParallelExecution;

    private double Now => clock.GetElapsedTime(started).TotalSeconds;

    /// <summary>The instruments of this machine.</summary>
    public Instruments Of(Instruments quiet) => quiet with { ProcessorTimes = ReadProcessors, Threads = () => new Dictionary<int, ThreadTimes>(threads) };

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        var from = Now;
        var trial = loop.Run(candidate, size, limit);
        // Only threads that compute can be delayed.
        var busy = Math.Min(candidate.Workers, processors / Math.Max(trial.CpuShare, 1e-6)) * trial.CpuShare;
        var (elapsed, waited) = Stretch(from, trial.Elapsed.TotalSeconds, Math.Max(1, busy), trial.CpuShare);
        var isStopped = limit != Timeout.InfiniteTimeSpan && TimeSpan.FromSeconds(elapsed) > limit;
        var actual = isStopped ? limit : TimeSpan.FromSeconds(elapsed);
        // A machine never runs faster than the quiet one; the time is rounded to ticks.
        actual = actual < trial.Elapsed ? trial.Elapsed : actual;
        clock.Advance(actual - trial.Elapsed);
        var share = elapsed > 0 ? actual.TotalSeconds / elapsed : 1;
        for (var thread = 0; thread < Math.Min(candidate.Workers, processors); thread++)
        {
            var before = threads.GetValueOrDefault(thread);
            threads[thread] = new(before.Cpu + (trial.CpuShare * trial.Elapsed * share), before.QueueWait + TimeSpan.FromSeconds(waited * share), Waits: null);
            own += trial.CpuShare * trial.Elapsed * share;
        }
        return trial with { Elapsed = actual, IsComplete = trial.IsComplete && !isStopped };
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => loop.TimeItems(items, limit);

    public DispatchOverhead MeasureOverhead(int workers) => loop.MeasureOverhead(workers);

    // How long a run takes that would take this time on the quiet machine, and for how long of it a thread waited for a processor.
    private (double Elapsed, double Waited) Stretch(double from, double quiet, double busy, double cpuShare)
    {
        var step = Math.Max(quiet / MostSteps, Math.Min(quiet / FewestSteps, LongestStepSeconds));
        if (quiet <= 0)
            return (0, 0);
        var (elapsed, waited) = (0.0, 0.0);
        for (var left = quiet; left > quiet * 1e-9;)
        {
            var granted = Granted(background.ForeignLoad(from + elapsed), busy);
            // An item takes its share of computing longer; waiting for I/O takes as long as ever.
            var slower = 1 - cpuShare + (cpuShare / (granted * background.Speed(from + elapsed)));
            var done = Math.Min(left, step / slower);
            left -= done;
            elapsed += done * slower;
            waited += done * cpuShare * ((1 / granted) - 1);
        }
        return (Math.Max(quiet, elapsed), waited);
    }

    // Share of its time in which a thread that can run gets a processor.
    private double Granted(double load, double busy)
    {
        var others = Math.Ceiling(load);
        var taken = Math.Min(load, processors * others / (busy + others));
        return Math.Min(1, (processors - taken) / busy);
    }

    private ProcessorTimes? ReadProcessors()
    {
        for (; foreignUntil < Now; foreignUntil += LongestStepSeconds)
            foreignSeconds += LongestStepSeconds * Math.Min(processors, background.ForeignLoad(foreignUntil));
        return new(own + TimeSpan.FromSeconds(foreignSeconds), own, processors);
    }
}
