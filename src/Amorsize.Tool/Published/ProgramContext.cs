using Amorsize.Build.Pipeline;

namespace Amorsize.Tool.Published;

/// <summary>The inputs that the targets would give to the tasks for a published program, so that it is measured and looked up as in a build.</summary>
internal static class ProgramContext
{
    /// <param name="program">The program.</param>
    /// <param name="scratch">Absolute path of an empty folder for the cache and the notes of the scan.</param>
    /// <param name="currentDirectory">The current directory while measuring: the one in which the program would be started.</param>
    /// <param name="properties">MSBuild properties of the user. They win over the defaults.</param>
    public static BuildContext Of(PublishedProgram program, string scratch, string currentDirectory, IReadOnlyDictionary<string, string> properties)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            // Launch profiles belong to a project. There is none, and none is looked for beside the program.
            ["ProjectFile"] = Path.Combine(scratch, program.Name + ".csproj"),
            ["AssemblyPath"] = program.Assembly,
            ["AssemblyName"] = program.Name,
            ["DependencyFile"] = Path.ChangeExtension(program.Assembly, ".deps.json"),
            ["TargetFramework"] = program.TargetFramework,
            ["TargetFrameworkVersion"] = program.TargetFramework.Replace("net", "v", StringComparison.Ordinal),
            ["Configuration"] = "Release",
            ["ServerGarbageCollection"] = program.Setting("System.GC.Server"),
            ["ConcurrentGarbageCollection"] = program.Setting("System.GC.Concurrent"),
            ["TieredCompilation"] = program.Setting("System.Runtime.TieredCompilation"),
            ["TieredPGO"] = program.Setting("System.Runtime.TieredPGO"),
            ["Optimize"] = "true",
            ["ScanFile"] = Path.Combine(scratch, "scan"),
            ["SettingsFile"] = Path.ChangeExtension(program.Assembly, ".amorsize.json"),
            ["CacheDirectory"] = Path.Combine(scratch, "cache"),
            ["RunWorkingDirectory"] = currentDirectory,
            ["DotNetHost"] = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "",
            ["AmorsizeMode"] = "Profile",
            ["AmorsizeCI"] = "false",
            ["AmorsizeCacheTtl"] = "7.00:00:00",
            ["AmorsizeTimeBudget"] = "00:00:03",
            ["AmorsizeTotalTimeBudget"] = "00:01:00",
            ["AmorsizeStaleSeverity"] = "None",
            ["AmorsizeExplain"] = "false",
        };
        foreach (var (name, value) in properties)
            values[name] = value;
        return new(name => values.GetValueOrDefault(name, ""), RuntimeVariables.OfProcess());
    }
}
