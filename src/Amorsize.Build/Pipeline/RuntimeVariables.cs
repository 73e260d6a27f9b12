using System.Collections;
using Amorsize.Build.Launch;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Keys;
using Amorsize.Measurement.Protocol;
using Amorsize.UpToDate;

namespace Amorsize.Build.Pipeline;

/// <summary>
/// The environment variables that change the runtime of a measured process, as the process gets them: those of the build that are not removed, and those of the
/// launch profile. They count like the settings in the .runtimeconfig.json, over which they win.
/// </summary>
internal static class RuntimeVariables
{
    // The number of processors in the build's environment is part of the machine.
    private const string ProcessorCount = "DOTNET_PROCESSOR_COUNT";

    /// <summary>All environment variables of this process. A build server changes them from build to build.</summary>
    public static IReadOnlyDictionary<string, string> OfProcess()
    {
        var variables = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    /// <summary>The variables, sorted by name.</summary>
    /// <param name="environment">The environment of the build.</param>
    /// <param name="profile">The launch profile of the program; null if there is none.</param>
    public static IReadOnlyList<NamedField> Of(IEnumerable<KeyValuePair<string, string>> environment, LaunchProfile? profile)
    {
        var variables = new SortedList<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in OfBuild(environment))
            variables[variable.Name] = variable.Value;
        foreach (var (name, value) in profile?.Variables ?? new Dictionary<string, string>())
        {
            if (RuntimeSettings.ChangesRuntime(name))
                variables[name] = value;
        }
        // Every measured process gets these with the same values.
        foreach (var name in ProfileRequest.RuntimeVariables.Keys)
            variables.Remove(name);
        return [.. variables.Select(variable => new NamedField(variable.Key, variable.Value))];
    }

    /// <summary>The variables of the build that reach a measured process, sorted by name.</summary>
    public static IReadOnlyList<NamedField> OfBuild(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var variables = new List<NamedField>();
        foreach (var (name, value) in environment)
        {
            if (RuntimeSettings.ChangesRuntime(name) && !ProfilerEnvironment.IsOfTheBuild(name) && !name.Equals(ProcessorCount, StringComparison.OrdinalIgnoreCase))
                variables.Add(new(name, value));
        }
        variables.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return variables;
    }

    /// <summary>A setting that is on or off; null if it is not set. The runtime reads its value as a hexadecimal number.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="name">Name without prefix, such as <c>gcServer</c>.</param>
    public static bool? Switch(IReadOnlyList<NamedField> variables, string name) =>
        RuntimeSettings.Prefixes.Select(prefix => variables.FirstOrDefault(variable => variable.Name.Equals(prefix + name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(variable => variable is not null) is { } found
            ? found.Value.TrimStart('0', 'x', 'X').Length > 0
            : null;
}
