namespace Amorsize.Tool.Doctor;

/// <summary>How good a finding is.</summary>
internal enum FindingKind
{
    /// <summary>Nothing is wrong.</summary>
    Good,

    /// <summary>Worth knowing. Results are valid all the same.</summary>
    Note,

    /// <summary>Measurements will fail, or their results will be wrong.</summary>
    Problem,
}
