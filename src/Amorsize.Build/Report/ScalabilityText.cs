using Amorsize.Measurement.Evidence;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>Describes how a workload scales, by the Universal Scalability Law that was fitted to its measurements.</summary>
internal static class ScalabilityText
{
    // Smaller values count as zero. They are half of the smallest that the text shows: 1 % of serial work, 0.01 % for a pair of workers.
    private const double MinShownSigma = 0.005;
    private const double MinShownKappa = 0.00005;

    /// <summary>The description as one sentence. One measured worker count allows a statement about sigma only; kappa needs two.</summary>
    public static string Of(Profile profile) => profile.Race.Where(evidence => evidence.Candidate.Workers > 1 && !evidence.IsLowerBound).DistinctBy(evidence => evidence.Candidate.Workers).Count() switch
    {
        0 => "No parallel plan was measured to its end, so no law can be fitted.",
        1 => $"{Serial(profile.Model)}; the cost between workers (kappa) needs a second worker count.",
        _ => $"{Serial(profile.Model)}, and {Coherency(profile.Model)}.",
    };

    private static string Serial(CostModel model) =>
        Invariant($"By the fitted law, {(model.Sigma < MinShownSigma ? "nothing" : Invariant($"{model.Sigma:P0}"))} of the work is serial (sigma {model.Sigma:0.##})");

    private static string Coherency(CostModel model) => model.Kappa < MinShownKappa
        ? "workers do not slow each other down (kappa 0)"
        : Invariant($"each pair of workers costs {model.Kappa:P2}, so more than {Math.Sqrt((1 - model.Sigma) / model.Kappa):0} workers would be slower again (kappa {model.Kappa:0.####})");
}
