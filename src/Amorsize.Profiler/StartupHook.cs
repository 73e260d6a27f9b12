using Amorsize.Profiler;

/// <summary>
/// The runtime finds this type by its name, without a namespace, in the assemblies that DOTNET_STARTUP_HOOKS lists, and calls <see cref="Initialize"/> in the
/// user's program before Main (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md).
/// </summary>
internal static class StartupHook
{
    /// <summary>Profiles the workload. It never returns, so Main never runs: the build ends this process.</summary>
    public static void Initialize() => Program.Main([]);
}
