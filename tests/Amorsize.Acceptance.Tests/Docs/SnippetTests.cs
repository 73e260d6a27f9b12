using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;
using Amorsize.Docs;

namespace Amorsize.Acceptance.Tests.Docs;

/// <summary>Every C# block of the documentation compiles as it stands, its workloads are measured, and its statements run.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed partial class SnippetTests
{
    private static readonly Lazy<(Consumer Consumer, BuildLog Log)> Built = new(() =>
    {
        var consumer = Consumer.Create(nameof(SnippetTests), SnippetProgram.Source);
        // The default budget of the product. Under the load of other tests, one run of 30 waiting items took 0.4 s, too long for a budget of 1 s.
        return (consumer, consumer.Build("-p:AmorsizeTimeBudget=00:00:03"));
    });

    [TestMethod]
    public void Docs_EachWorkload_IsMeasured()
    {
        var flagged = SnippetProgram.Blocks.SelectMany(block => Flag.Matches(block.Text)).Select(flag => flag.Groups[1].Value).ToList();

        Assert.IsNotEmpty(flagged);
        Assert.AreSequenceEqual(flagged.Order(StringComparer.Ordinal), Built.Value.Log.Measured.Order(StringComparer.Ordinal));
        Built.Value.Log.HasNoWarnings();
    }

    [TestMethod]
    public void Docs_EachFragment_Runs() =>
        Assert.EndsWith("done", Built.Value.Consumer.Run("bin/Debug/net10.0/Snippets.dll"));

    [TestMethod]
    public void Docs_EachSettingsFileKey_IsInTheReference()
    {
        var page = MarkdownPage.Of("docs/reference/settings-file.md");
        var settings = new SettingsFile(Built.Value.Consumer.At("bin/Debug/net10.0/Snippets.amorsize.json"));
        var keys = settings.Root.Concat(settings.Root["machine"]!.AsObject())
            .Concat(settings.Names.SelectMany(name => settings[name].Concat(settings[name]["model"] as JsonObject ?? [])))
            .Select(member => member.Key)
            .Distinct()
            .ToList();

        Assert.Contains("maxDegreeOfParallelism", keys);
        Assert.Contains("sigma", keys);
        Assert.IsEmpty(keys.Where(key => !page.Prose.Contains($"`{key}`", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\[Workload\(""([^""]+)""")]
    private static partial Regex Flag { get; }
}
