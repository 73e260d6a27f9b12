namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>The runtime of net8.0, which a machine that can build for it need not have.</summary>
internal static class OlderRuntime
{
    private static readonly Lazy<bool> Installed = new(() =>
        DotNet.Run(AcceptanceRun.Root, "--list-runtimes", []).Passed().Output.Contains("Microsoft.NETCore.App 8.", StringComparison.Ordinal));

    public static bool IsInstalled => Installed.Value;

    /// <summary>What is measured of one workload in a build for net8.0 and net10.0.</summary>
    public static string[] MeasuredForBoth(string workload) => IsInstalled ? [workload, workload] : [workload];
}
