using System.Text;
using System.Text.Json.Nodes;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The runtime settings of a profiler process: those of the program, or for a library those of a program with the same framework.</summary>
internal static class RuntimeConfig
{
    /// <summary>The path of the file for <c>dotnet exec --runtimeconfig</c>: the program's own, or else a generated one.</summary>
    /// <param name="host">The files and folders of the profiler and of the program.</param>
    /// <param name="scratch">The folder for the generated file.</param>
    public static string For(ProfilerHost host, string scratch)
    {
        if (File.Exists(host.RuntimeConfigFile) && !IsSelfContained(host.RuntimeConfigFile))
            return host.RuntimeConfigFile;
        var path = Path.Combine(scratch, "runtimeconfig.json");
        File.WriteAllBytes(path, Synthesize(host));
        return path;
    }

    // A self-contained program brings its own runtime, so dotnet exec cannot use its file. It is profiled on the shared runtime of the same version.
    private static bool IsSelfContained(string runtimeConfigFile) =>
        File.ReadAllText(runtimeConfigFile, Encoding.UTF8).Contains("\"includedFrameworks\"", StringComparison.Ordinal);

    private static byte[] Synthesize(ProfilerHost host)
    {
        var options = new JsonObject
        {
            ["frameworks"] = new JsonArray([.. host.Frameworks.Select(framework => new JsonObject { ["name"] = framework.Name, ["version"] = framework.Version })]),
        };
        // The settings of a self-contained program apply on the shared runtime too.
        if (File.Exists(host.RuntimeConfigFile) && JsonNode.Parse(File.ReadAllBytes(host.RuntimeConfigFile))?["runtimeOptions"]?["configProperties"] is { } own)
            options["configProperties"] = own.DeepClone();
        return Encoding.UTF8.GetBytes(new JsonObject { ["runtimeOptions"] = options }.ToJsonString());
    }
}
