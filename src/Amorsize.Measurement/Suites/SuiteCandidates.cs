using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Suites;

/// <summary>The settings worth racing for a suite.</summary>
/// <param name="model">Predicts their times.</param>
/// <param name="traits">What the runner makes of them.</param>
/// <param name="processors">Usable here.</param>
internal sealed class SuiteCandidates(SuiteModel model, RunnerTraits traits, int processors) : IReferencePlans<SuitePlan>
{
    private const int MostWorkers = 64;
    private const int FewProcessors = 4;
    private const int MostCandidates = 4;

    public SuitePlan Sequential => traits.SequentialSetting;

    public SuitePlan Default => SuitePlan.Unchanged;

    public IComparer<SuitePlan> Preference => Comparer<SuitePlan>.Create((one, other) => Rank(one).CompareTo(Rank(other)));

    // Under another scope other tests meet.
    public bool IsVariantOfDefault(SuitePlan candidate) => false;

    public bool IsBaseline(SuitePlan setting) => setting == Sequential || setting == Default;

    /// <summary>
    /// Up to four, the most different first: the fewest workers that are predicted to be as fast as any, in the other scope where the runner does that as found;
    /// since the model knows neither what tests do to each other nor what of the computing is theirs, as many as would be of use if none of it were; the fewest of
    /// the other scope; twice as many, and half as many.
    /// What the runner does as found races as that, and as a candidate only where there is nothing else.
    /// </summary>
    /// <param name="failed">What was tried and failed: nothing that is at least as parallel comes again.</param>
    /// <param name="time">What a round of the baselines, racing all of them, and verifying the slowest, may take.</param>
    public IReadOnlyList<SuitePlan> Promising(IReadOnlyCollection<SuitePlan> failed, TimeSpan time)
    {
        var isRuledOut = AreRuledOutBy(failed);
        TestScope[] scopes = traits.SetsScope ? [TestScope.Classes, TestScope.Methods] : [TestScope.AsDeclared];
        var ladders = scopes
            .Select(scope => Ladder(scope).Where(setting => !isRuledOut(setting)).ToList())
            .Where(ladder => ladder.Count > 0)
            .Select(ladder => (Settings: ladder, Enough: Enough(ladder, model.Predict)))
            .OrderBy(ladder => model.Predict(ladder.Settings[ladder.Enough]))
            .ToList();
        if (ladders.Count == 0)
            return [];
        var (best, enough) = ladders[0];
        var asFound = traits.DefaultSetting with { Workers = Math.Min(traits.DefaultWorkers, model.UnitsOf(traits.DefaultSetting.Scope)) };
        var likely = ladders.Select(ladder => ladder.Settings[ladder.Enough]).Where(setting => setting != asFound).ToList();
        // In whatever scope: where computing that is not theirs hides what a scope would gain, all of them look alike.
        var ifAllWait = ladders.Select(ladder => ladder.Settings[Enough(ladder.Settings, model.PredictWaiting)]).MinBy(model.PredictWaiting);
        SuitePlan[] promising = [.. likely.Take(1), ifAllWait, .. likely.Skip(1), .. best.Skip(enough + 1).Take(1), .. best.Take(enough).TakeLast(1)];
        return Affordable([.. promising.Distinct().Where(setting => setting != asFound).DefaultIfEmpty(best[enough]).Take(MostCandidates)], time);
    }

    /// <summary>Tells whether a setting is at least as parallel as one that failed.</summary>
    public Predicate<SuitePlan> AreRuledOutBy(IReadOnlyCollection<SuitePlan> failed)
    {
        var excluded = failed.Select(setting => setting == Default ? traits.DefaultSetting : setting).ToList();
        return setting => excluded.Exists(setting.IsAtLeastAsParallelAs);
    }

    private List<SuitePlan> Ladder(TestScope scope)
    {
        var counts = new SortedSet<int>(Enumerable.Range(2, Math.Max(0, Math.Min(processors, FewProcessors) - 1))) { processors };
        for (var workers = 2; workers <= Math.Max(MostWorkers, processors); workers *= 2)
            counts.Add(workers);
        return
        [
            .. counts.Select(workers => Math.Min(workers, model.UnitsOf(scope))).Distinct().Where(workers => workers > 1)
                // The runner itself needs threads of the pool, too: where its workers have them all, what it has to do waits until the pool starts another.
                .Select(workers => new SuitePlan(workers, scope, traits.WaitsForPool ? workers + processors : 0)),
        ];
    }

    private static int Enough(List<SuitePlan> ladder, Func<SuitePlan, TimeSpan> predict)
    {
        var limit = ladder.Min(predict) * (1 + Decision.Equal);
        return ladder.FindIndex(setting => predict(setting) <= limit);
    }

    // As many of them, from the first, as fit into the time.
    private List<SuitePlan> Affordable(List<SuitePlan> settings, TimeSpan time)
    {
        while (settings.Count > 0 && Cost(settings) > time)
            settings.RemoveAt(settings.Count - 1);
        return settings;
    }

    private TimeSpan Cost(List<SuitePlan> settings)
    {
        var times = settings.ConvertAll(model.Predict);
        // One round of baselines, of which the sequential one has been run.
        var baseline = Default == Sequential ? TimeSpan.Zero : model.Predict(Default);
        return baseline + (Race<SuitePlan>.FewestRounds * TimeSpan.FromTicks(times.Sum(time => time.Ticks))) + (SuiteSearch.ShuffledRunsOfChoice * times.Max());
    }

    private (int Workers, bool IsOurs, TestScope Scope, int MinThreads) Rank(SuitePlan setting) => setting == Default
        ? (traits.DefaultWorkers, false, default, 0)
        : (setting.Workers, true, setting.Scope, setting.MinThreads);
}
