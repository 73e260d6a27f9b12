using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using static System.FormattableString;

namespace Amorsize.Build.Diagnostics;

/// <summary>The sentences about the remote cache.</summary>
internal static class RemoteMessages
{
    public static Diagnostic Unavailable(Uri address, string why) => Diagnostic.Warning(
        "AMZ4001", $"The remote cache {address} is not available: {why}. It is not asked again in this build, which goes on without it; see whether it runs and can be reached from here, or unset AmorsizeRemoteCache.");

    public static Diagnostic Untrusted(Uri address, Finding finding) => Diagnostic.Warning(
        "AMZ4002", $"The remote cache {address} has entries that cannot be trusted, and they are not used ({finding.Detail}). Find out who may write to it, and whether all use the same AMORSIZE_REMOTE_CACHE_SECRET; a build that pushes with this one replaces them.");

    public static Diagnostic Stored(Uri address, IReadOnlyList<StoreOutcome> outcomes) => Diagnostic.Progress(
        $"remote cache {address}: {string.Join(", ", outcomes.CountBy(outcome => outcome).OrderBy(count => count.Key).Select(count => Invariant($"{count.Value} {InWords(count.Key)}")))}");

    public static Diagnostic NotKept(Exception obstacle) => Diagnostic.Warning(
        "AMZ3001", $"What the remote cache has cannot be kept in the result cache: {obstacle.Message} This build uses it, and the next will ask again. {Remedy.For(obstacle, "Make the folder writable, or set AmorsizeCacheDirectory.")}");

    private static string InWords(StoreOutcome outcome) => outcome switch
    {
        StoreOutcome.Stored => "stored",
        StoreOutcome.AlreadyThere => "already there",
        StoreOutcome.TooLarge => "too large to store",
        StoreOutcome.Unavailable => "not stored",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
