using Amorsize.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class WorkloadNamesGeneratorTests
{
    private const string Workloads =
        """
        public static class Photos
        {
            public static string[] Files => new string[1];
            [Workload("one item", Items = nameof(Files))] public static void Resize(string file) { }
            [Workload("one-item", Items = nameof(Files))] public static void Rotate(string file) { }
            [Workload("3 \"quoted\"", Items = nameof(Files))] public static void Quote(string file) { }
            [Workload(Items = nameof(Files))] public static void Crop(string file) { }
            public static TunedSettings Settings => TunedSettings.For(Shop.Workloads.PhotosCrop);
        }
        """;

    [TestMethod]
    public void Names_AskedFor_AreConstants()
    {
        var (source, diagnostics) = Generate("true", "Shop");

        Assert.IsEmpty(diagnostics);
        Assert.Contains("namespace Shop;", source);
        foreach (var line in (string[])["OneItem = \"one item\"", "OneItem2 = \"one-item\"", "_3Quoted = \"3 \\\"quoted\\\"\"", "PhotosCrop = \"Photos.Crop\""])
            Assert.Contains($"public const string {line};", source);
    }

    [TestMethod]
    [DataRow("My-App.1st.class", "My_App._1st.@class")]
    [DataRow("Two Words", "Two_Words")]
    [DataRow(".", "_._")]
    public void Names_RootNamespaceThatIsNoIdentifier_Compile(string rootNamespace, string expected)
    {
        var (source, diagnostics) = Generate("true", rootNamespace);

        Assert.Contains($"namespace {expected};", source);
        Assert.AreSequenceEqual(["CS0103"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [TestMethod]
    public void Names_OfMembersThatExist_AreNumbered()
    {
        var (source, diagnostics) = Generate("true", "Shop", DiagnosticSeverity.Warning, string.Concat(((string[])["workloads", "equals", "to string"]).Select((name, i) => $"[Workload(\"{name}\")] public static void More{i}(TunedSettings settings) {{ }}")));

        Assert.IsEmpty(diagnostics, source);
        foreach (var line in (string[])["Workloads2 = \"workloads\"", "Equals2 = \"equals\"", "ToString2 = \"to string\""])
            Assert.Contains($"public const string {line};", source);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("false")]
    [DataRow("False")]
    public void Names_NotAskedFor_AreNotGenerated(string value)
    {
        var (source, diagnostics) = Generate(value, "Shop");

        Assert.AreEqual("", source);
        // The only error is that of the program, which uses a constant.
        Assert.AreSequenceEqual(["CS0103"], diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [TestMethod]
    public void Names_UnusableValue_IsErrorThatNamesPropertyAndValue()
    {
        var (_, diagnostics) = Generate("yes", "Shop");

        Assert.StartsWith("AmorsizeWorkloadNames is 'yes', which cannot be used; allowed is true or false.", diagnostics.Single(diagnostic => diagnostic.Id == "AMZ0001").GetMessage(null));
    }

    private static (string Source, IReadOnlyList<Diagnostic> Errors) Generate(string value, string rootNamespace, DiagnosticSeverity severity = DiagnosticSeverity.Error, string members = "")
    {
        var options = new Options(new() { ["build_property.AmorsizeWorkloadNames"] = value, ["build_property.RootNamespace"] = rootNamespace });
        var driver = CSharpGeneratorDriver.Create([new WorkloadNamesGenerator().AsSourceGenerator()], optionsProvider: options);
        var result = driver.RunGeneratorsAndUpdateCompilation(Diagnostics.Compile(Editor.WithUsings(Workloads.Insert(Workloads.LastIndexOf('}'), members))), out var compilation, out var generated);
        var errors = compilation.GetDiagnostics().Concat(generated).Where(diagnostic => diagnostic.Severity >= severity);
        return (string.Concat(result.GetRunResult().GeneratedTrees), [.. errors]);
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Global(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
#nullable disable // The attribute of the overridden method exists twice here: in the framework, and in the analyzers for netstandard2.0.
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value);
#nullable restore
    }
}
