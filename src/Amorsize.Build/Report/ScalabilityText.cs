using Amorsize.Measurement.Evidence;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>What the Universal Scalability Law that was fitted to a workload says, in words.</summary>
internal static class ScalabilityText
{
    private const double Nothing = 0.005;
    private const double NoCost = 0.00005;

    /// <summary>As much as the number of worker counts that were measured allows to be said.</summary>
    public static string Of(Profile profile) => profile.Race.Where(evidence => evidence.Candidate.Workers > 1 && !evidence.IsLowerBound).DistinctBy(evidence => evidence.Candidate.Workers).Count() switch
    {
        0 => "Nothing parallel was measured to its end, so that no law can be fitted.",
        1 => $"{Serial(profile.Model)}; what workers cost each other (kappa) one number of them does not tell.",
        _ => $"{Serial(profile.Model)}, and {Coherency(profile.Model)}.",
    };

    private static string Serial(CostModel model) =>
        Invariant($"By the law that was fitted, {(model.Sigma < Nothing ? "nothing" : Invariant($"{model.Sigma:P0}"))} of the work is serial (sigma {model.Sigma:0.##})");

    private static string Coherency(CostModel model) => model.Kappa < NoCost
        ? "workers do not slow each other down (kappa 0)"
        : Invariant($"each pair of workers costs another {model.Kappa:P2}, so that more than {Math.Sqrt((1 - model.Sigma) / model.Kappa):0} workers would be slower again (kappa {model.Kappa:0.####})");
}
