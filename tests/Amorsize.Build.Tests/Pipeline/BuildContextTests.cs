using System.Reflection;
using System.Text.RegularExpressions;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Properties;
using Amorsize.Build.Tests.TestFrameworks;

namespace Amorsize.Build.Tests.Pipeline;

[TestClass]
public sealed partial class BuildContextTests
{
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);

    private BuildContext Context => new(name => metadata.GetValueOrDefault(name, ""));

    [TestMethod]
    [DataRow("v8.0", "", "", 8, "Workstation, concurrent")]
    [DataRow("v10.0", "true", "false", 10, "Server, not concurrent")]
    public void Machine_OfTheProgram_HasItsRuntimeAndCollector(string version, string server, string concurrent, int major, string collector)
    {
        metadata["TargetFrameworkVersion"] = version;
        metadata["ServerGarbageCollection"] = server;
        metadata["ConcurrentGarbageCollection"] = concurrent;

        var machine = Context.Machine;

        Assert.AreEqual((major, collector, Environment.ProcessorCount), (machine.RuntimeMajor, machine.GarbageCollector, machine.Processors));
    }

    [TestMethod]
    [DataRow("DOTNET_GCHeapCount", "%CORES%", true)]
    [DataRow("DOTNET_GCHeapCount", "4", false)]
    [DataRow("CACHE", "%TEMP%", false)]
    public void ExpandsVariables_OfALaunchProfile_AreThoseOfTheRuntime(string name, string value, bool expected)
    {
        using var folder = new ProjectFolder();
        metadata["ProjectFile"] = folder.At("App.csproj");
        folder.Write("App.run.json", $$"""{ "profiles": { "App": { "commandName": "Project", "environmentVariables": { "{{name}}": "{{value}}" } } } }""");

        Assert.AreEqual(expected, Context.ExpandsVariables);
    }

    [TestMethod]
    public void EveryMember_OfTheTargetsItem_IsReadAndWritten()
    {
        var targets = File.ReadAllText(Path.Combine(Repository(), "buildTransitive", "Amorsize.Build.targets"));
        var item = targets[targets.IndexOf("<_AmorsizeContext ", StringComparison.Ordinal)..];
        var written = MetadataName.Matches(item[..item.IndexOf("/>", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).Where(name => name != "Include").ToList();
        var read = new SortedSet<string>(StringComparer.Ordinal);
        // A value that every kind of property accepts does not exist: each member is read for the names it asks for, whatever comes of it.
        foreach (var member in typeof(BuildContext).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            foreach (var value in (string[])["true", "v10.0", "00:00:01", "Auto"])
            {
                try
                {
                    member.GetValue(new BuildContext(name =>
                    {
                        read.Add(name);
                        return value;
                    }));
                }
                catch (TargetInvocationException e) when (e.InnerException is PropertyException or FormatException)
                {
                }
            }
        }

        Assert.AreSequenceEqual(written.Where(name => !name.StartsWith("AmorsizeRemoteCache", StringComparison.Ordinal)).Order(StringComparer.Ordinal), read);
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Amorsize.Build.sln")))
            directory = Path.GetDirectoryName(directory)!;
        return directory;
    }

    [GeneratedRegex(@"\b(\w+)=""")]
    private static partial Regex MetadataName { get; }
}
