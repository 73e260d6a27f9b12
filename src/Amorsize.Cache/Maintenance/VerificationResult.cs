using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Maintenance;

/// <summary>What one verification found.</summary>
/// <param name="Defects">Every file that a look-up cannot use, by name.</param>
/// <param name="Sound">The others. An entry that is sound need not hold anywhere any more.</param>
/// <param name="RepairFailure">Why not everything that is corrupt could be set aside; <see langword="null"/> where nothing was in the way.</param>
internal sealed record VerificationResult(IReadOnlyList<StoredDefect> Defects, StoredCounts Sound, Exception? RepairFailure)
{
    /// <summary>How many defects are of this kind.</summary>
    public int Count(Verdict verdict) => Defects.Count(defect => defect.Finding.Verdict == verdict);
}
