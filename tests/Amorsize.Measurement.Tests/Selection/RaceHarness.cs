using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Selection;

/// <summary>Runs races between sequential, a slow and a fast plan on a clock that only the trials advance.</summary>
internal sealed class RaceHarness
{
    /// <summary>Minimum number of rounds of these races.</summary>
    public const int MinRounds = 3;

    /// <summary>Maximum number of rounds of these races.</summary>
    public const int MaxRounds = 11;

    private static readonly SelectionPolicy policy = new() { MinRounds = MinRounds, RoundsOfBlock = MaxRounds };
    private readonly FakeTimeProvider clock = new();

    public static ExecutionPlan Slow { get; } = new(Execution.Threads, Workers: 2, ChunkSize: 1);

    public static ExecutionPlan Fast { get; } = new(Execution.Threads, Workers: 4, ChunkSize: 1);

    public static IReadOnlyList<ExecutionPlan> All { get; } = [ExecutionPlan.Sequential, Slow, Fast];

    /// <summary>The plans of all trials so far, in their order.</summary>
    public List<ExecutionPlan> Runs { get; } = [];

    /// <summary>Whether foreign load disturbs the trials.</summary>
    public bool IsUnderLoad { get; set; }

    /// <summary>A plan whose trials are stopped after its first <see cref="MaxRunsBeforeStop"/> trials.</summary>
    public ExecutionPlan? Stopped { get; set; }

    public int MaxRunsBeforeStop { get; set; }

    /// <summary>Duration of a trial.</summary>
    public TimeSpan TrialTime { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The last race.</summary>
    public Race<ExecutionPlan> Race { get; private set; } = null!;

    /// <summary>Number of trials of one plan so far.</summary>
    public int RunsOf(ExecutionPlan plan) => Runs.Count(run => run == plan);

    /// <summary>Number of rounds of one candidate.</summary>
    public static int Rounds(IReadOnlyList<CandidateSamples<ExecutionPlan>> evidence, ExecutionPlan candidate) => evidence.Single(entry => entry.Candidate == candidate).ItemMicroseconds.Count;

    /// <summary>Runs a race.</summary>
    /// <param name="itemMicroseconds">Time of an item under a plan.</param>
    /// <param name="deadline">Time after which no trial begins; null: that of many rounds.</param>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> Run(Func<ExecutionPlan, double> itemMicroseconds, TimeSpan? deadline = null)
    {
        Race = new(Trial, () => IsUnderLoad, policy);
        return Race.Run(ExecutionPlan.Sequential, Fast, [Slow], Deadline.After(clock, deadline ?? TrialTime * All.Count * 1000));

        TrialTime Trial(ExecutionPlan plan)
        {
            Runs.Add(plan);
            clock.Advance(TrialTime);
            return new(itemMicroseconds(plan), IsComplete(plan, RunsOf(plan)));
        }
    }

    private bool IsComplete(ExecutionPlan plan, int runsOfPlan) => plan != Stopped || runsOfPlan <= MaxRunsBeforeStop;
}
