using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>Finds the best plan for a loop. The resulting profile keeps the samples, and the model that predicts the loop's time on other machines.</summary>
internal sealed class PlanSearch(Instruments instruments, MeasurementPolicy? policy = null)
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    /// <param name="workload">The workload's name.</param>
    /// <param name="subject">The loop.</param>
    /// <param name="limits">The limits of the search.</param>
    /// <param name="earlier">The last result of the same loop on this machine. If it still holds, no other plans are looked for.</param>
    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    /// <exception cref="InterferenceException">Foreign load kept the search from telling whether sequential or parallel is faster.</exception>
    /// <exception cref="BudgetException">The budget is too short for a single comparison.</exception>
    public Profile Run(string workload, ILoopSubject subject, SearchLimits limits, Profile? earlier = null)
    {
        var candidates = new LoopCandidates(subject, limits, policy, earlier);
        var found = new CandidateSearch<ExecutionPlan>(instruments, policy).Run(subject, candidates, limits);
        var (sequential, frameworkDefault, chosen) = (Find(candidates.Sequential)!, Find(candidates.Default), Find(found.Choice)!);
        var ofRace = found.Race.Single(evidence => evidence.Candidate == candidates.Sequential);
        var (sigma, kappa) = UniversalScalabilityFit.Fit(
        [
            .. found.Race.Where(evidence => evidence.Candidate.Workers > 1 && !evidence.IsLowerBound)
                .GroupBy(evidence => evidence.Candidate.Workers)
                .Select(group => (group.Key, group.Max(evidence => Decision.Compare(ofRace, evidence).Speedup))),
        ]);
        var dispatch = candidates.Dispatch;
        // A check races too few worker counts for a fit, and needs no dispatch overhead.
        if (found.Record.CheckedElapsed is not null)
            (sigma, kappa, dispatch) = (earlier!.Model.Sigma, earlier.Model.Kappa, earlier.Dispatch);
        var bias = new SampleBias(found, dispatch, subject.Items, policy);
        var model = new CostModel(
            limits.Processors,
            subject.Items,
            sequential.Median,
            chosen.Median / bias.Of(found.Choice),
            frameworkDefault is null ? sequential.Median : frameworkDefault.Median / bias.Of(candidates.Default),
            found.Probe.CpuShare,
            sigma,
            kappa,
            limits.MaxDegreeOfParallelism);
        var gains = new PlanGains(found, candidates.Default, model, bias);
        // Times of an I/O-bound loop are not corrected. Load that leaves its gains within their intervals has not touched it.
        var load = found.Probe.IsIoBound && !gains.AreMovedByWaits ? null : found.UnderLoad;
        var lost = LostTime.Of(found, model, dispatch);
        return new()
        {
            Workload = workload,
            ProfiledAt = instruments.Clock.GetUtcNow(),
            Choice = found.Choice,
            Speedup = gains.OverSequential.Ratio,
            SpeedupInterval = gains.OverSequential.Interval,
            SpeedupOverDefault = gains.OverDefault.Ratio,
            SpeedupOverDefaultInterval = gains.OverDefault.Interval,
            Reason = Explanation.Of(found, gains, candidates.Default, model, dispatch, lost, policy.Explanation) + (load is null ? "" : $"; measured under load: {load}"),
            UnderLoad = load?.Load,
            Warnings = [.. Explanation.WarningsOf(found, limits.Budget, model, lost, policy), .. instruments.ReportsLoad ? [] : new[] { "this system does not report foreign load, so that interference may have gone unnoticed" }],
            Model = model,
            Race = found.Race,
            Confirmation = found.Confirmation,
            ScanTrials = candidates.ScanTrials,
            Dispatch = dispatch,
            Search = found.Record,
        };

        CandidateSamples<ExecutionPlan>? Find(ExecutionPlan candidate) => found.Confirmation.SingleOrDefault(evidence => evidence.Candidate == candidate);
    }
}
