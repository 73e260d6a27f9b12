using System.Text;
using System.Text.Json.Nodes;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The runtime settings of a profiler process: those of the program, or for a library those of a program with the same framework.</summary>
internal static class RuntimeConfig
{
    // Trimmed and AOT-compiled programs, and with them all file-based ones, switch these off. The profiler is a startup hook: without hooks, Main would run. It
    // compiles the call of a workload: without dynamic code the call would be interpreted, which takes longer than many an item.
    private static readonly string[] neededSwitches = ["System.StartupHookProvider.IsSupported", "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported"];

    /// <summary>The path of the file for <c>dotnet exec --runtimeconfig</c>: the program's own, or else a generated one.</summary>
    /// <param name="host">The files and folders of the profiler and of the program.</param>
    /// <param name="scratch">The folder for the generated file.</param>
    public static string For(ProfilerHost host, string scratch)
    {
        var own = RegularFile.Read(host.RuntimeConfigFile, RegularFile.LargestText) is { } bytes ? JsonNode.Parse(bytes)?["runtimeOptions"] : null;
        if (own is not null && own["includedFrameworks"] is null && Array.TrueForAll(neededSwitches, name => own["configProperties"]?[name] is null))
            return host.RuntimeConfigFile;
        var path = Path.Combine(scratch, "runtimeconfig.json");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(new JsonObject { ["runtimeOptions"] = Options(own, host) }.ToJsonString()));
        return path;
    }

    private static JsonObject Options(JsonNode? own, ProfilerHost host)
    {
        // A self-contained program brings its own runtime, so dotnet exec cannot use its file. It is profiled on the shared runtime of the same version.
        var options = own is not null && own["includedFrameworks"] is null ? own.DeepClone().AsObject() : new JsonObject
        {
            ["frameworks"] = new JsonArray([.. host.Frameworks.Select(framework => new JsonObject { ["name"] = framework.Name, ["version"] = framework.Version })]),
        };
        // The settings of a self-contained program apply on the shared runtime too.
        if (own?["configProperties"] is JsonObject properties)
            options["configProperties"] = new JsonObject([.. properties.Where(property => !neededSwitches.Contains(property.Key, StringComparer.Ordinal)).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()))]);
        return options;
    }
}
