namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>The runtime of net8.0. A machine can build for it without having it installed.</summary>
internal static class OlderRuntime
{
    private static readonly Lazy<bool> Installed = new(() =>
        DotNet.Run(AcceptanceRun.Root, "--list-runtimes", []).Passed().Output.Contains("Microsoft.NETCore.App 8.", StringComparison.Ordinal));

    public static bool IsInstalled => Installed.Value;

    /// <summary>The measured workloads of a build for net8.0 and net10.0.</summary>
    public static string[] MeasuredForBoth(string workload) => IsInstalled ? [workload, workload] : [workload];
}
