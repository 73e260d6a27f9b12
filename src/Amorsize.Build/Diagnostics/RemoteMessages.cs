using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using static System.FormattableString;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages about the remote cache.</summary>
internal static class RemoteMessages
{
    public static Diagnostic Unavailable(Uri address, string why) => Diagnostic.Warning(
        "AMZ4001", $"The remote cache {address} is not available: {why}. This build goes on without it and does not ask it again. Check that it runs and can be reached from here, or unset AmorsizeRemoteCache.");

    public static Diagnostic Untrusted(Uri address, Finding finding) => Diagnostic.Warning(
        "AMZ4002", $"The remote cache {address} has entries that cannot be trusted, and they are not used ({finding.Detail}). Find out which builds may write to it, and whether all have the same AMORSIZE_REMOTE_CACHE_SECRET. A build that pushes with this one replaces them.");

    public static Diagnostic Stored(Uri address, IReadOnlyList<StoreOutcome> outcomes) => Diagnostic.Progress(
        $"remote cache {address}: {string.Join(", ", outcomes.CountBy(outcome => outcome).OrderBy(count => count.Key).Select(count => Invariant($"{count.Value} {InWords(count.Key)}")))}");

    public static Diagnostic NotKept(Exception obstacle) => Diagnostic.Warning(
        "AMZ3001", $"Results of the remote cache cannot be kept in the result cache: {obstacle.Message.TrimEnd('.')}. This build uses them, and the next build asks again. {Remedy.For(obstacle, "Make the folder writable, or set AmorsizeCacheDirectory.")}");

    private static string InWords(StoreOutcome outcome) => outcome switch
    {
        StoreOutcome.Stored => "stored",
        StoreOutcome.AlreadyThere => "already there",
        StoreOutcome.TooLarge => "too large to store",
        StoreOutcome.Unavailable => "not stored",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
