using System.Text.RegularExpressions;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>
/// Every kind of change that must be noticed, and of unrelated change that must not. Each workload depends on one of them, so one build tells about all: it
/// must find exactly the workloads of the changes stale.
/// </summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed partial class ChangeMatrixTests : AcceptanceTest
{
    // One build must measure every workload, also on a busy machine.
    private const string Measure = "-p:AmorsizeTotalTimeBudget=00:20:00 ";
    private const string Check = "-p:AmorsizeMode=CacheOnly -p:AmorsizeStaleSeverity=Warning ";

    [TestMethod]
    public void CSharp_EveryKindOfChange_IsNoticedAndUnrelatedOnesAreNot()
    {
        var consumer = Create(CSharpProjects.Files);
        consumer.Command("pack Dep -o feed -p:PackageVersion=1.0.0");
        // The embedded symbols change the size: a build does not copy a file of the same size and time, and packages count times in steps of two seconds.
        consumer.Command("pack Dep -o feed -p:PackageVersion=2.0.0 -p:DefineConstants=V2 -p:DebugType=embedded");
        consumer.ForgetRestore();
        consumer.Build(Measure + "App");
        consumer.ForgetRestore();

        foreach (var (file, from, to) in CSharpProjects.Unrelated)
            consumer.Edit(file, from, to);
        // A workload that searches an assembly for types counts all code of its own assembly too, as stale-results.md says.
        Assert.AreEqual("searched", Stale(consumer.Build(Check + "App")));

        foreach (var (_, file, from, to) in CSharpProjects.Changes)
            consumer.Edit(file, from, to);
        consumer.Write("App/data/more.txt", "2");
        consumer.ForgetRestore();
        var log = consumer.Build(Check + "App");
        Assert.AreEqual(string.Join(' ', CSharpProjects.Changes.Select(change => change.Workload).Append("inputs").Order(StringComparer.Ordinal)), Stale(log));
        Assert.IsTrue(log.CodedWarnings("AMZ1009").All(warning => warning.Text.Contains("(WorkloadChanged): the flagged method, or code that it reaches, changed", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void FSharp_LinesAboveAndUnrelatedClosures_AreNoChange()
    {
        var consumer = Create(FSharpProject.Files);
        consumer.Build(Measure);

        consumer.Edit("Program.fs", "//above", "// a comment\n// and another\nlet unrelated = [ 1 .. 3 ] |> List.map (fun x -> x + 1)");
        consumer.Edit("Program.fs", "//between", "    static member Unrelated(n: int) = [ 1 .. n ] |> List.map (fun x -> x + n)");
        Assert.AreEqual("", Stale(consumer.Build(Check)));

        consumer.Edit("Program.fs", "x % 3", "x % 4");
        consumer.Edit("Program.fs", "yield i * n", "yield i * n + 1");
        Assert.AreEqual("clo seq", Stale(consumer.Build(Check)));
    }

    [TestMethod]
    public void VisualBasic_LinesAboveAndUnrelatedClosures_AreNoChange()
    {
        var consumer = Create(VisualBasicProject.Files);
        consumer.Build(Measure);

        consumer.Edit("Program.vb", "'above", "' a comment\n    Function Unrelated(z As Integer) As Func(Of Integer)\n        Return Function() z + 1\n    End Function");
        Assert.AreEqual("", Stale(consumer.Build(Check)));

        consumer.Edit("Program.vb", "x * n", "x * n + 1");
        Assert.AreEqual("clo", Stale(consumer.Build(Check)));
    }

    [TestMethod]
    public void RuntimeConfigTemplate_CollectorAndKnobsChanged_AreNamed()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write("runtimeconfig.template.json", """{ "configProperties": { "System.GC.HeapCount": 2, "System.Runtime.TieredPGO": false } }""");

        var warnings = consumer.Build(Check).CodedWarnings("AMZ1010");

        Assert.HasCount(2, warnings);
        Assert.Contains("(SettingsChanged): TieredPGO: cached default, here false; System.GC.HeapCount: cached (none), here 2.", warnings[0].Text);
    }

    // A workload without a result is named with its code, because its changes cannot be seen. The result may be a failure, as on a machine that is too busy.
    private static string Stale(BuildLog log) => string.Join(' ', log.Warnings.Where(warning => warning.Code is "AMZ1001" or "AMZ1009")
        .Select(warning => (warning.Code == "AMZ1001" ? warning.Code + " " : "") + Workload.Match(warning.Text).Groups[1].Value).Order(StringComparer.Ordinal));

    [GeneratedRegex("^The tuned settings of workload '([^']*)' are stale")]
    private static partial Regex Workload { get; }
}
