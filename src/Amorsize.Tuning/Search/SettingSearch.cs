using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>
/// Finds the best setting for a subject: warm-up, probe, candidates, race, decision. Sequential and the framework's default are always in the race.
/// </summary>
/// <param name="clock">Measures the budget.</param>
/// <param name="compiledMethods">How many methods the just-in-time compiler has compiled so far.</param>
internal sealed class SettingSearch(TimeProvider clock, Func<long> compiledMethods)
{
    private const double WarmUpShare = 0.25;
    private const double ProbeShare = 0.15;
    private const double LadderShare = 0.4;
    private const int ExpectedTrials = 40;
    private static readonly TimeSpan ShortestTrial = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTrial = TimeSpan.FromMilliseconds(100);

    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    public Profile Run(string workload, ISubject subject, SearchLimits limits)
    {
        var deadline = Deadline.After(clock, limits.Budget);
        var estimate = new WarmUp(subject, compiledMethods).Run(deadline.Share(WarmUpShare));
        var probe = new Probe(subject).Run(estimate, deadline.Share(ProbeShare));

        var trialTarget = TimeSpan.FromTicks(Math.Clamp(deadline.Left.Ticks / ExpectedTrials, ShortestTrial.Ticks, LongestTrial.Ticks));
        var trials = new TimedTrials(subject, probe.ItemMicroseconds, trialTarget);
        var workers = limits.Cap(limits.Processors);
        var contenders = probe.IsLatencyBound
            ? new LatencyLadder(subject, trials.Run).Climb(limits, deadline.Share(LadderShare))
            : LoopCandidates.For(subject, probe.ItemMicroseconds, trialTarget, workers);

        var frameworkDefault = Setting.FrameworkDefault(subject.ParallelExecution, workers);
        var race = new Race(trials.Run).Run([Setting.Sequential, frameworkDefault], contenders, deadline);
        return ProfileOf(workload, subject, limits, probe, race, frameworkDefault);
    }

    private Profile ProfileOf(string workload, ISubject subject, SearchLimits limits, ProbeResult probe, IReadOnlyList<Evidence> race, Setting frameworkDefault)
    {
        var choice = Decision.Choose(race, frameworkDefault);
        var (sequential, standard, chosen) = (Find(Setting.Sequential), Find(frameworkDefault), Find(choice));
        var (sigma, kappa) = Statistics.UniversalScalabilityFit.Fit(
        [
            .. race.Where(evidence => evidence.Candidate.Workers > 1)
                .GroupBy(evidence => evidence.Candidate.Workers)
                .Select(group => (group.Key, group.Max(evidence => Decision.Compare(sequential, evidence).Speedup))),
        ]);
        var model = new CostModel(
            limits.Processors,
            subject.Items,
            sequential.Median,
            chosen.Median,
            standard.Median,
            probe.CpuShare,
            sigma,
            kappa,
            limits.MaxDegreeOfParallelism);
        return new()
        {
            Workload = workload,
            ProfiledAt = clock.GetUtcNow(),
            Choice = choice,
            Speedup = Decision.Compare(sequential, chosen).Speedup,
            SpeedupOverDefault = Decision.Compare(standard, chosen).Speedup,
            Reason = Explanation.Of(choice, race, frameworkDefault, model),
            Warnings = Explanation.WarningsOf(race, limits.Budget),
            Model = model,
            Race = race,
        };

        Evidence Find(Setting candidate) => race.Single(evidence => evidence.Candidate == candidate);
    }
}
