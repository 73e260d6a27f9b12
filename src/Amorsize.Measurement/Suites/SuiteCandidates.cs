using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Suites;

/// <summary>The plans worth racing for a suite.</summary>
/// <param name="model">Predicts the time of a plan.</param>
/// <param name="traits">How the test runner treats its settings.</param>
/// <param name="processors">Number of processors that this process may use.</param>
/// <param name="policy">How many plans, and which times count as equal.</param>
/// <param name="load">The load beside which the plans are measured; null if there is none.</param>
internal sealed class SuiteCandidates(SuiteModel model, RunnerTraits traits, int processors, MeasurementPolicy? policy = null, SuiteLoad? load = null) : IReferencePlans<SuitePlan>
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    public SuitePlan Sequential => traits.SequentialPlan;

    public SuitePlan Default => SuitePlan.Unchanged;

    public IComparer<SuitePlan> Preference => Comparer<SuitePlan>.Create((one, other) => Rank(one).CompareTo(Rank(other)));

    public bool IsReference(SuitePlan plan) => plan == Sequential || plan == Default;

    /// <summary>
    /// The promising plans, the most different first. The first has the fewest workers that are predicted to be as fast as any. The second is the best plan if
    /// the tests only waited: the model knows neither how tests affect each other, nor how much of the CPU time is theirs. Then come the fewest workers of the
    /// other scope, the next larger count and the next smaller one. A plan that equals the unchanged runner is a candidate only if there is no other.
    /// </summary>
    /// <param name="failed">The plans that failed. No plan that is at least as parallel as one of them is proposed.</param>
    /// <param name="time">The time available for a round of the reference plans, a race of all candidates, and the confirmation runs of the slowest.</param>
    public IReadOnlyList<SuitePlan> Promising(IReadOnlyCollection<SuitePlan> failed, TimeSpan time)
    {
        var isRuledOut = AreRuledOutBy(failed);
        TestScope[] scopes = traits.SetsScope ? [TestScope.Classes, TestScope.Methods] : [TestScope.AsDeclared];
        var byScope = scopes
            .Select(scope => PlansOf(scope).Where(plan => !isRuledOut(plan)).ToList())
            .Where(plans => plans.Count > 0)
            .Select(plans => (Plans: plans, Fewest: IndexOfFewestWorkers(plans, model.Predict)))
            .OrderBy(scope => model.Predict(scope.Plans[scope.Fewest]))
            .ToList();
        if (byScope.Count == 0)
            return [];
        var (best, fewest) = byScope[0];
        var unchanged = traits.DefaultPlan with { Workers = Math.Min(traits.DefaultWorkers, model.UnitsOf(traits.DefaultPlan.Scope)) };
        var likely = byScope.Select(scope => scope.Plans[scope.Fewest]).Where(plan => plan != unchanged).ToList();
        // CPU time outside of the tests can hide the gain of a scope, and all scopes then look alike. So the best plan of all scopes is taken, predicted as if
        // all tests only waited.
        var ifAllWait = byScope.Select(scope => scope.Plans[IndexOfFewestWorkers(scope.Plans, model.PredictWaiting)]).MinBy(model.PredictWaiting);
        SuitePlan[] promising = [.. likely.Take(1), ifAllWait, .. likely.Skip(1), .. best.Skip(fewest + 1).Take(1), .. best.Take(fewest).TakeLast(1)];
        return Affordable([.. promising.Distinct().Where(plan => plan != unchanged).DefaultIfEmpty(best[fewest]).Take(policy.Suites.MaxCandidates)], time);
    }

    /// <summary>
    /// Returns a predicate that is true for plans at least as parallel as one that failed, since they would probably fail too, and for plans whose times foreign
    /// load makes meaningless.
    /// </summary>
    public Predicate<SuitePlan> AreRuledOutBy(IReadOnlyCollection<SuitePlan> failed)
    {
        var excluded = failed.Select(plan => plan == Default ? traits.DefaultPlan : plan).ToList();
        var most = load?.FavoursManyWorkers == true ? processors : int.MaxValue;
        return plan => plan.Workers > most || excluded.Exists(plan.IsAtLeastAsParallelAs);
    }

    /// <summary>Predicted time of the search: one round of the reference plans, a race of all candidates, and the confirmation runs.</summary>
    /// <param name="failed">The plans that failed.</param>
    public TimeSpan CostOf(IReadOnlyCollection<SuitePlan> failed) => Promising(failed, TimeSpan.MaxValue) is { Count: > 0 } plans ? Cost([.. plans]) : TimeSpan.Zero;

    private List<SuitePlan> PlansOf(TestScope scope)
    {
        var counts = new SortedSet<int>(Enumerable.Range(2, Math.Max(0, Math.Min(processors, policy.Suites.MaxProcessorsWithAllCounts) - 1))) { processors };
        for (var workers = 2; workers <= Math.Max(policy.Suites.MaxWorkers, processors); workers *= policy.Suites.WorkerStepFactor)
            counts.Add(workers);
        var plans = counts.Select(workers => Math.Min(workers, model.UnitsOf(scope))).Distinct().Where(workers => workers > 1)
            // The runner itself needs threads of the pool. If the workers occupied all of them, the runner would wait until the pool slowly starts another.
            .Select(workers => new SuitePlan(workers, scope, traits.WaitsForPool ? workers + processors : 0))
            .ToList();
        // More tests than workers can run at once only if tests await.
        if (traits.SetsAlgorithm && plans is [.., var most] && most.Workers < model.UnitsOf(scope))
            plans.Add(most with { IsAggressive = true });
        return plans;
    }

    private int IndexOfFewestWorkers(List<SuitePlan> plans, Func<SuitePlan, TimeSpan> predict)
    {
        var limit = plans.Min(predict) * (1 + policy.Selection.EqualShare);
        return plans.FindIndex(plan => predict(plan) <= limit);
    }

    // Drops plans from the end of the list until the rest fits into the time.
    private List<SuitePlan> Affordable(List<SuitePlan> plans, TimeSpan time)
    {
        while (plans.Count > 0 && Cost(plans) > time)
            plans.RemoveAt(plans.Count - 1);
        return plans;
    }

    private TimeSpan Cost(List<SuitePlan> plans)
    {
        var times = plans.ConvertAll(model.Predict);
        // One round of the reference plans. The sequential one has run already, so only the default costs time.
        var references = Default == Sequential ? TimeSpan.Zero : model.Predict(Default);
        return references + (policy.Selection.MinRounds * TimeSpan.FromTicks(times.Sum(time => time.Ticks))) + (policy.ShuffledRunsOfChoice * times.Max());
    }

    private (int Workers, bool IsOurs, TestScope Scope, int MinThreads, bool IsAggressive) Rank(SuitePlan plan) => plan == Default
        ? (traits.DefaultWorkers, false, default, 0, false)
        : (plan.Workers, true, plan.Scope, plan.MinThreads, plan.IsAggressive);
}
