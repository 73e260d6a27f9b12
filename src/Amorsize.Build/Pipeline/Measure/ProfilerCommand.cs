using System.Diagnostics;
using Amorsize.Build.Launch;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// The command that starts the profiler in the user's program. The runtime starts the program itself and calls the profiler as a startup hook, before Main.
/// So the entry assembly, the command line and the base directory are those of the program. A library has no Main, so the profiler's own Main is started for it.
/// </summary>
internal static class ProfilerCommand
{
    private const string StartupHooks = "DOTNET_STARTUP_HOOKS";

    /// <param name="host">The files and folders that start the profiler.</param>
    /// <param name="scratch">The folder for generated files.</param>
    /// <param name="requestPath">Absolute path of the profiler's request.</param>
    public static ProcessStartInfo Of(ProfilerHost host, string scratch, string requestPath)
    {
        var startInfo = new ProcessStartInfo(host.DotNet)
        {
            WorkingDirectory = host.Conditions.WorkingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ProfilerEnvironment.Prepare(startInfo.Environment, host.Conditions.Profile);
        startInfo.Environment[ProfileRequest.PathVariable] = requestPath;
        foreach (var argument in HostArguments(host, scratch))
            startInfo.ArgumentList.Add(argument);
        if (!EntryPoint.ExistsIn(host.Assembly))
        {
            startInfo.ArgumentList.Add(host.Profiler);
            return startInfo;
        }
        // The profiler's hook never returns, so the user's own hooks must run before it.
        startInfo.Environment[StartupHooks] = startInfo.Environment.TryGetValue(StartupHooks, out var own) && own is { Length: > 0 }
            ? $"{own}{Path.PathSeparator}{host.Profiler}"
            : host.Profiler;
        startInfo.ArgumentList.Add(host.Assembly);
        foreach (var argument in host.Conditions.Profile?.Arguments ?? [])
            startInfo.ArgumentList.Add(argument);
        return startInfo;
    }

    private static IEnumerable<string> HostArguments(ProfilerHost host, string scratch)
    {
        yield return "exec";
        yield return "--runtimeconfig";
        yield return RuntimeConfig.For(host, scratch);
        if (File.Exists(host.DependencyFile))
        {
            yield return "--depsfile";
            yield return host.DependencyFile;
        }
        foreach (var folder in host.PackageFolders)
        {
            yield return "--additionalprobingpath";
            yield return folder;
        }
    }
}
