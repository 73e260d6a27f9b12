using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Runs races between sequential, a slow and a fast plan on four processors, on a clock that only the trials advance.</summary>
internal sealed class RaceHarness
{
    /// <summary>Minimum number of rounds of these races.</summary>
    public const int MinRounds = 3;

    /// <summary>Maximum number of rounds of these races.</summary>
    public const int MaxRounds = 11;

    private const int Processors = 4;

    private static readonly MeasurementPolicy policy =
        MeasurementPolicy.Default with { Race = MeasurementPolicy.Default.Race with { MinRounds = MinRounds, MaxRounds = MaxRounds } };
    private readonly FakeTimeProvider clock = new();
    private TimeSpan foreignCpuTime;

    public static ExecutionPlan Slow { get; } = new(Execution.Threads, Workers: 2, ChunkSize: 1);

    public static ExecutionPlan Fast { get; } = new(Execution.Threads, Workers: 4, ChunkSize: 1);

    public static IReadOnlyList<ExecutionPlan> All { get; } = [ExecutionPlan.Sequential, Slow, Fast];

    /// <summary>The plans of all trials so far, in their order.</summary>
    public List<ExecutionPlan> Runs { get; } = [];

    /// <summary>Processors that other processes keep busy during the trial with this number.</summary>
    public Func<int, double> ForeignLoad { get; set; } = _ => 0;

    /// <summary>A plan whose trials are stopped after its first <see cref="MaxRunsBeforeStop"/> trials.</summary>
    public ExecutionPlan? Stopped { get; set; }

    public int MaxRunsBeforeStop { get; set; }

    /// <summary>A plan whose first trial is stopped.</summary>
    public ExecutionPlan? StoppedOnce { get; set; }

    /// <summary>Duration of a trial.</summary>
    public TimeSpan TrialTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often the race asked for longer trials.</summary>
    public int Lengthenings { get; private set; }

    /// <summary>How often trials can be made longer.</summary>
    public int MaxLengthenings { get; set; }

    /// <summary>The last race.</summary>
    public Race<ExecutionPlan> Race { get; private set; } = null!;

    /// <summary>Number of trials of one plan so far.</summary>
    public int RunsOf(ExecutionPlan plan) => Runs.Count(run => run == plan);

    /// <summary>Number of rounds of one candidate.</summary>
    public static int Rounds(IReadOnlyList<CandidateSamples<ExecutionPlan>> evidence, ExecutionPlan candidate) => evidence.Single(entry => entry.Candidate == candidate).ItemMicroseconds.Count;

    /// <summary>Runs a race.</summary>
    /// <param name="itemMicroseconds">Time of an item under a plan.</param>
    /// <param name="rounds">Maximum number of rounds, unless there is a deadline.</param>
    /// <param name="enough">Time after which the race may end; null: an hour.</param>
    /// <param name="deadline">Time after which no trial begins; null: that of <paramref name="rounds"/> rounds.</param>
    /// <param name="atLeastOnce">Whether the reference plans are compared once even without time.</param>
    /// <param name="beaten">Gain at which a beaten reference plan drops out; null: the race's own rule.</param>
    /// <param name="overDefault">Gain over the framework default that has to be shown; null: none.</param>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> Run(
        Func<ExecutionPlan, double> itemMicroseconds, int rounds = 1000, TimeSpan? enough = null, TimeSpan? deadline = null, bool atLeastOnce = false, double? beaten = null, double? overDefault = null)
    {
        var started = clock.GetTimestamp();
        var gauge = new InterferenceGauge(() => new(All: clock.GetElapsedTime(started) + foreignCpuTime, Own: clock.GetElapsedTime(started), Processors), clock, Processors);
        Race = new(Trial, () => Lengthenings++ < MaxLengthenings, gauge, policy);
        var end = Deadline.After(clock, deadline ?? (TrialTime * All.Count * rounds));
        return Race.Run(ExecutionPlan.Sequential, Fast, [Slow], Deadline.After(clock, enough ?? TimeSpan.FromHours(1)), end, new(MinOneRound: atLeastOnce, DefaultLast: true, beaten, overDefault));

        TrialTime Trial(ExecutionPlan plan)
        {
            foreignCpuTime += ForeignLoad(Runs.Count) * TrialTime;
            Runs.Add(plan);
            clock.Advance(TrialTime);
            return new(itemMicroseconds(plan), IsComplete(plan, RunsOf(plan)));
        }
    }

    private bool IsComplete(ExecutionPlan plan, int runsOfPlan) => plan == StoppedOnce ? runsOfPlan > 1 : plan != Stopped || runsOfPlan <= MaxRunsBeforeStop;
}
