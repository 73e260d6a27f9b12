using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Amorsize.Settings;

/// <summary>The settings files of this process: a registry for each assembly that asks, over folders that all of them share.</summary>
internal static class ProcessSettings
{
    // Weak, so that a plug-in that has asked can still be unloaded.
    private static readonly ConditionalWeakTable<Assembly, SettingsRegistry> ByAssembly = [];
    // Only an extracted application asks for the path of its file, which takes 3 ms at the first call.
    private static readonly SettingsFolders Folders = new(
        AppContext.BaseDirectory,
        SettingsFolders.IsExtracted(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(SettingsFolders.ExtractionVariable)) ? Environment.ProcessPath : null);
    private static readonly SettingsRegistry OfNobody = new("", Folders, Environment.ProcessorCount, IsAheadOfTime);

    /// <summary>Whether the program was compiled ahead of time (Native AOT). Such a program keeps no record of callers.</summary>
    // The first part alone is also true in a program that will be published with Native AOT and now runs under the just-in-time compiler.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is expected.")]
    public static bool IsAheadOfTime => !RuntimeFeature.IsDynamicCodeSupported && typeof(object).Assembly.Location.Length == 0;

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

    private static SettingsRegistry Add(Assembly assembly)
    {
        var added = new SettingsRegistry(LocationOf(assembly), Folders, Environment.ProcessorCount, IsAheadOfTime);
        return ByAssembly.TryAdd(assembly, added) || !ByAssembly.TryGetValue(assembly, out var first) ? added : first;
    }

    // An assembly in a single file, or loaded from memory, has no location: its file is in the base directory. Assembly.GetName takes 2 ms at its first call.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location is expected.")]
    private static string LocationOf(Assembly assembly) => !assembly.IsDynamic && assembly.Location is { Length: > 0 } location ? location : assembly.GetName().Name + ".dll";
}
