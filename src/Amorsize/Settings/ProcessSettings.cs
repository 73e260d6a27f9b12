using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Amorsize.Settings;

/// <summary>The settings files of this process: a registry for each assembly that asks, over folders that all of them share.</summary>
[UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is expected.")]
internal static class ProcessSettings
{
    /// <summary>Whether the program was compiled ahead of time (Native AOT). Such a program keeps no record of callers.</summary>
    // The first part alone is also true in a program that will be published with Native AOT and now runs under the just-in-time compiler.
    public static readonly bool IsAheadOfTime = !RuntimeFeature.IsDynamicCodeSupported && typeof(object).Assembly.Location.Length == 0;

    // Weak, so that a plug-in that has asked can still be unloaded.
    private static readonly ConditionalWeakTable<Assembly, SettingsRegistry> ByAssembly = [];
    // Only an extracted application asks for the path of its file, which takes 3 ms at the first call.
    private static readonly SettingsFolders Folders = new(
        AppContext.BaseDirectory,
        SettingsFolders.IsExtracted(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(SettingsFolders.ExtractionVariable)) ? Environment.ProcessPath : null);
    private static readonly SettingsRegistry OfNobody = new("", Folders, Environment.ProcessorCount, IsAheadOfTime);

    /// <param name="name">The name of a workload.</param>
    /// <param name="assembly">The assembly that asks; null if it is not known.</param>
    public static TunedSettings For(string name, Assembly? assembly)
    {
        if (assembly is null)
            return OfNobody.For(name);
        if (!ByAssembly.TryGetValue(assembly, out var registry))
            registry = Add(assembly);
        return registry.For(name);
    }

    // An assembly in a single file, or loaded from memory, has no location: its file is in the base directory. Assembly.GetName takes 2 ms at its first call.
    private static SettingsRegistry Add(Assembly assembly)
    {
        var location = !assembly.IsDynamic && assembly.Location is { Length: > 0 } known ? known : assembly.GetName().Name + ".dll";
        var added = new SettingsRegistry(location, Folders, Environment.ProcessorCount, IsAheadOfTime);
        return ByAssembly.TryAdd(assembly, added) || !ByAssembly.TryGetValue(assembly, out var first) ? added : first;
    }
}
