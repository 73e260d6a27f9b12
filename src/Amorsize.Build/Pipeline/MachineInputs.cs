using Amorsize.Cache.Keys;
using Amorsize.Platform.Processors;

namespace Amorsize.Build.Pipeline;

/// <summary>Describes the machine of a build, including the runtime and the garbage collector that the project's program uses.</summary>
internal static class MachineInputs
{
    /// <summary>The knob that switches the server garbage collector on.</summary>
    public const string ServerGarbageCollection = "System.GC.Server";

    /// <summary>The knob that switches concurrent garbage collection off.</summary>
    public const string ConcurrentGarbageCollection = "System.GC.Concurrent";

    /// <summary>The machine of this build, for a program with these settings.</summary>
    /// <param name="targetFrameworkMajor">Major version of the target framework.</param>
    /// <param name="server">The MSBuild property ServerGarbageCollection; empty where it is not set.</param>
    /// <param name="concurrent">The MSBuild property ConcurrentGarbageCollection; empty where it is not set.</param>
    /// <param name="knobs">The settings in the .runtimeconfig.json, which win.</param>
    /// <param name="rollForward">The environment variable DOTNET_ROLL_FORWARD, which wins over the file; empty where it is not set.</param>
    /// <param name="installed">Returns the major versions of the installed runtimes.</param>
    /// <param name="variables">The environment variables that change the runtime, which win over the file.</param>
    public static Machine Here(
        int targetFrameworkMajor, string server, string concurrent, RuntimeKnobs knobs, string rollForward, Func<IReadOnlyCollection<int>> installed, IReadOnlyList<NamedField> variables)
    {
        // A project may ask for a later runtime than that of its target framework (RuntimeFrameworkVersion).
        var requested = knobs.FrameworkMajor ?? targetFrameworkMajor;
        var policy = rollForward.Length > 0 ? rollForward : knobs.RollForward;
        return Machine.Here(
            policy is null ? requested : RuntimeSelection.Major(requested, policy, installed()),
            GarbageCollector(
                RuntimeVariables.Switch(variables, "gcServer")?.ToString() ?? knobs[ServerGarbageCollection] ?? server,
                RuntimeVariables.Switch(variables, "gcConcurrent")?.ToString() ?? knobs[ConcurrentGarbageCollection] ?? concurrent)) with
        {
            ProcessorModel = ProcessorModel.Here,
        };
    }

    private static string GarbageCollector(string server, string concurrent) =>
        $"{(server.Equals("true", StringComparison.OrdinalIgnoreCase) ? "Server" : "Workstation")}, {(concurrent.Equals("false", StringComparison.OrdinalIgnoreCase) ? "not concurrent" : "concurrent")}";
}
