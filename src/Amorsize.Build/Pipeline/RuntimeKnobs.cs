using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Cache.Keys;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline;

/// <summary>The settings of the runtime in a program's .runtimeconfig.json, whether they come from properties of the project or from its template.</summary>
internal sealed class RuntimeKnobs
{
    private static readonly string[] prefixes = ["System.GC.", "System.Threading.ThreadPool.", "System.Runtime.Tiered", "System.Globalization."];

    private readonly SortedList<string, string> properties = new(StringComparer.Ordinal);

    private RuntimeKnobs()
    {
    }

    /// <summary>How the program rolls forward to another runtime, such as <c>Major</c>; null for the default.</summary>
    public string? RollForward { get; private init; }

    /// <summary>The major version of the runtime that the file asks for; null if it does not say.</summary>
    public int? FrameworkMajor { get; private init; }

    /// <summary>Whether the file is that of another target framework, because several of them share one output folder. Nothing of it is used then.</summary>
    public bool IsOfAnotherFramework { get; private init; }

    /// <summary>Reads the file. A library has none, and then nothing is set.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="targetFramework">The target framework of the program, such as net10.0-windows.</param>
    public static RuntimeKnobs Read(string path, string targetFramework)
    {
        try
        {
            if (RegularFile.Read(path, RegularFile.LargestText) is not { } bytes || JsonNode.Parse(bytes)?["runtimeOptions"] is not JsonObject options)
                return new();
            return options["tfm"] is { } built && !targetFramework.StartsWith(built.ToString(), StringComparison.OrdinalIgnoreCase)
                ? new() { IsOfAnotherFramework = true }
                : Of(options);
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException or InvalidOperationException)
        {
            // The profiler will not start with such a file, and says why.
            return new();
        }
    }

    /// <summary>The value of a setting, such as <c>System.GC.Server</c>; null where the file does not set it.</summary>
    public string? this[string name] => properties.GetValueOrDefault(name);

    /// <summary>The settings that shape a measurement, beside those in <paramref name="others"/>, which are compared under other names.</summary>
    /// <param name="others">Names of settings to leave out.</param>
    public IEnumerable<NamedField> Fields(IReadOnlyCollection<string> others)
    {
        foreach (var (name, value) in properties)
        {
            if (Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && !others.Contains(name) && !IsOfPlan(name, value))
                yield return new(name, value);
        }
        if (RollForward is not null)
            yield return new("rollForward", RollForward);
    }

    // This package writes the number of minimum threads itself, as part of a suite's plan, and marks it.
    private bool IsOfPlan(string name, string value) => name == PoolThreads.Setting && properties.GetValueOrDefault(PoolThreads.Mark) == value;

    private static RuntimeKnobs Of(JsonObject options)
    {
        var knobs = new RuntimeKnobs { RollForward = options["rollForward"]?.ToString(), FrameworkMajor = MajorOf(options) };
        foreach (var (name, value) in options["configProperties"] as JsonObject ?? [])
            knobs.properties[name] = value?.ToString() ?? "";
        return knobs;
    }

    private static int? MajorOf(JsonObject options)
    {
        IEnumerable<JsonNode?> frameworks = [options["framework"], .. options["frameworks"] as JsonArray ?? [], .. options["includedFrameworks"] as JsonArray ?? []];
        var runtime = frameworks.FirstOrDefault(framework => framework?["name"]?.ToString() == "Microsoft.NETCore.App");
        return Version.TryParse(runtime?["version"]?.ToString().Split('-')[0], out var version) ? version.Major : null;
    }
}
