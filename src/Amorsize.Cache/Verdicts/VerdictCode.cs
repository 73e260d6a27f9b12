namespace Amorsize.Cache.Verdicts;

/// <summary>The diagnostic code with which a build reports a verdict.</summary>
internal static class VerdictCode
{
    /// <summary>The code; <see langword="null"/> for a hit, which is not reported.</summary>
    public static string? Code(this Verdict verdict) => verdict switch
    {
        Verdict.Hit => null,
        Verdict.NotFound => "AMZ1001",
        Verdict.Pruned => "AMZ1002",
        Verdict.Unreadable => "AMZ1003",
        Verdict.Corrupt => "AMZ1004",
        Verdict.VersionMismatch => "AMZ1005",
        Verdict.Expired => "AMZ1006",
        Verdict.FutureClock => "AMZ1007",
        Verdict.MachineMismatch => "AMZ1008",
        Verdict.WorkloadChanged => "AMZ1009",
        Verdict.SettingsChanged => "AMZ1010",
        Verdict.Failed => "AMZ1011",
        Verdict.InvalidChoice => "AMZ1012",
        Verdict.LockTimeout => "AMZ1013",
        Verdict.Provisional => "AMZ1014",
        Verdict.RemoteUnavailable => "AMZ4001",
        Verdict.RemoteUntrusted => "AMZ4002",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
