using Amorsize.Build.Launch;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The files and folders that start the profiler as if it were the user's program.</summary>
/// <param name="DotNet">The dotnet executable.</param>
/// <param name="Profiler">Absolute path of the profiler's assembly.</param>
/// <param name="Assembly">Absolute path of the user's assembly.</param>
/// <param name="DependencyFile">Absolute path of the user's .deps.json; it need not exist.</param>
/// <param name="RuntimeConfigFile">Absolute path of the user's .runtimeconfig.json; it need not exist.</param>
/// <param name="Frameworks">The shared frameworks of the user's program, by name and version; used if there is no runtimeconfig, as for libraries.</param>
/// <param name="PackageFolders">The folders of NuGet packages, which have the dependencies of a library.</param>
/// <param name="Conditions">The current directory and the launch profile of the user's program.</param>
internal sealed record ProfilerHost(
    string DotNet,
    string Profiler,
    string Assembly,
    string DependencyFile,
    string RuntimeConfigFile,
    IReadOnlyList<(string Name, string Version)> Frameworks,
    IReadOnlyList<string> PackageFolders,
    RunConditions Conditions)
{
    /// <summary>The host for the assembly of a build.</summary>
    public static ProfilerHost Of(BuildContext context, string profiler, IReadOnlyList<(string Name, string Version)> frameworks) => new(
        context.DotNet,
        profiler,
        context.AssemblyPath,
        context.Output.DependencyFile,
        context.OwnRuntimeConfigFile,
        frameworks,
        context.PackageFolders,
        RunConditions.Of(context, Environment.GetEnvironmentVariable));
}
