using Amorsize.Tuning;
using static System.FormattableString;

namespace Amorsize.Build.Reporting;

/// <summary>What the Universal Scalability Law that was fitted to a workload says, in words.</summary>
internal static class ScalabilityText
{
    private const double Nothing = 0.0005;

    public static string Of(Profile profile)
    {
        var (sigma, kappa) = (profile.Model.Sigma, profile.Model.Kappa);
        var serial = sigma < Nothing ? "nothing of the work is serial" : Invariant($"{sigma:P1} of the work is serial");
        var coherency = kappa < Nothing / 10
            ? "workers do not slow each other down"
            : Invariant($"each pair of workers costs another {kappa:P2}, so that more than {Math.Sqrt((1 - sigma) / kappa):0} workers would be slower again");
        return Invariant($"By the law that was fitted to them, {serial} (sigma {sigma:0.####}), and {coherency} (kappa {kappa:0.######}).");
    }
}
