using System.Globalization;
using System.Text;
using System.Text.Json;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Tasks.Items;

/// <summary>The machine as a property that travels from one task to the next, so that all of a build mean the same one.</summary>
internal static class MachineText
{
    /// <summary>The machine of this build, for a program with these settings.</summary>
    /// <param name="targetFrameworkVersion">Such as v10.0.</param>
    /// <param name="serverGarbageCollection">The project's property; empty where it is not set.</param>
    /// <param name="concurrentGarbageCollection">The project's property; empty where it is not set.</param>
    public static Machine Here(string targetFrameworkVersion, string serverGarbageCollection, string concurrentGarbageCollection)
    {
        var runtimeMajor = int.Parse(targetFrameworkVersion.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
        var server = serverGarbageCollection.Equals("true", StringComparison.OrdinalIgnoreCase) ? "Server" : "Workstation";
        var concurrent = concurrentGarbageCollection.Equals("false", StringComparison.OrdinalIgnoreCase) ? "not concurrent" : "concurrent";
        return Machine.Here(runtimeMajor, $"{server}, {concurrent}");
    }

    public static string Write(Machine machine)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            MachineJson.Write(json, machine);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static Machine Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        return MachineJson.Read(json.RootElement);
    }
}
