using Amorsize.Analyzers.Calls;
using Amorsize.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Amorsize.Analyzers.Tests;

[TestClass]
public sealed class WorkloadNameAnalyzerTests
{
    private const string Workloads =
        """
        public static class Photos
        {
            public static string[] Files => new string[1];
            [Workload("thumbnails", Items = nameof(Files))] public static void Resize(string file) { }
            [Workload(Items = nameof(Files))] public static void Rotate(string file) { }
            [Workload("off", Items = nameof(Files), Enabled = false)] public static void Off(string file) { }
            extension(string file) { [Workload(Items = nameof(Files))] public void Turn() { } }
            public static class Inner { [Workload] public static void Job(TunedSettings settings) { } }
        }

        """;

    [TestMethod]
    [DataRow("TunedSettings.For(\"thumbnails\")")]
    [DataRow("TunedSettings.For(\"Photos.Rotate\")")]
    [DataRow("TunedSettings.For(\"Photos.Turn\")")]
    [DataRow("TunedSettings.For(\"Photos.Inner.Job\")")]
    [DataRow("TunedSettings.For(\"off\")")]
    [DataRow("TunedSettings.For(Environment.MachineName)")]
    public Task For_KnownOrComputedName_IsNotReported(string call) => Editor.ReportsAsync<WorkloadNameAnalyzer>(Workloads + Use(call));

    [TestMethod]
    [DataRow("{|AMZ6001:\"thumbnials\"|}", "No workload is named 'thumbnials', so its loops run with the framework default; did you mean 'thumbnails'?")]
    [DataRow("{|AMZ6001:\"Thumbnails\"|}", "No workload is named 'Thumbnails', so its loops run with the framework default; did you mean 'thumbnails'?")]
    [DataRow("{|AMZ6001:\"thumb\" + \"nail\"|}", "No workload is named 'thumbnail', so its loops run with the framework default; did you mean 'thumbnails'?")]
    [DataRow("{|AMZ6001:nameof(Photos)|}", "No workload is named 'Photos', so its loops run with the framework default")]
    public Task For_UnknownName_IsReportedWithTheNearest(string name, string message) =>
        Editor.ReportsAsync<WorkloadNameAnalyzer>(Workloads + Use($"TunedSettings.For({name})"), message);

    [TestMethod]
    public async Task For_NameOfATopLevelFunction_IsKnown()
    {
        const string Program = """
            using Amorsize;
            TunedSettings.For("counts");
            TunedSettings.For("Program.Other");
            [Workload("counts")] static void Count(TunedSettings settings) { }
            [Workload] static void Other(TunedSettings settings) { }
            """;

        Assert.IsEmpty(await Diagnostics.MessagesAsync<WorkloadNameAnalyzer>(Program));
        Assert.HasCount(1, await Diagnostics.MessagesAsync<WorkloadNameAnalyzer>(Program.Replace("\"counts\");", "\"count\");", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task For_NameOfReferencedLibrary_IsKnown()
    {
        using var library = new MemoryStream();
        Assert.IsTrue(Diagnostics.Compile(Editor.WithUsings(Workloads)).Emit(library).Success);
        var reference = MetadataReference.CreateFromImage(library.ToArray());

        Assert.IsEmpty(await Diagnostics.MessagesAsync<WorkloadNameAnalyzer>(Editor.WithUsings(Use("TunedSettings.For(\"thumbnails\")")), reference));
        Assert.HasCount(1, await Diagnostics.MessagesAsync<WorkloadNameAnalyzer>(Editor.WithUsings(Use("TunedSettings.For(\"thumbnail\")")), reference));
    }

    [TestMethod]
    public Task Fix_UnknownName_UsesTheNearest() => Editor.FixesAsync<WorkloadNameAnalyzer, WorkloadNameFix>(
        Workloads + Use("TunedSettings.For({|AMZ6001:\"thumbnials\"|})"),
        Workloads + Use("TunedSettings.For(\"thumbnails\")"));

    private static string Use(string call) => $"public static class Program {{ public static object Settings => {call}; }}";
}
