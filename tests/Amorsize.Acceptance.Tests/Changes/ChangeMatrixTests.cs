using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>
/// Every kind of change that must be noticed, and of unrelated change that must not. Each workload depends on one of them, so one build tells about all: it
/// must find exactly the workloads of the changes stale. Nothing is measured, because all workloads have the same result.
/// </summary>
[TestClass]
public sealed class ChangeMatrixTests : AcceptanceTest
{
    private const string Check = "All.proj -p:AmorsizeMode=CacheOnly -p:AmorsizeStaleSeverity=Warning";

    private static readonly ChangeMatrix[] matrices = [CSharpMatrix.Matrix, FSharpMatrix.Matrix, VisualBasicMatrix.Matrix];

    private static string AllProjects =>
        $"""
        #file All.proj
        <Project DefaultTargets="Build">
          <ItemGroup>
            <Built Include="{string.Join(';', matrices.Select(matrix => matrix.Project))}" />
          </ItemGroup>
          <Target Name="Restore">
            <MSBuild Projects="@(Built)" Targets="Restore" />
          </Target>
          <Target Name="Build">
            <MSBuild Projects="@(Built)" Targets="Build" BuildInParallel="true" />
          </Target>
        </Project>

        """;

    [TestMethod]
    public void Build_EveryKindOfChange_IsNoticedAndUnrelatedOnesAreNot()
    {
        var consumer = Create(ChangeMatrix.SharedFiles + AllProjects + string.Concat(matrices.Select(matrix => matrix.Files)));
        consumer.Command("pack Dep -o feed -p:PackageVersion=1.0.0");
        // The embedded symbols change the size: a build does not copy a file of the same size and time, and packages count times in steps of two seconds.
        consumer.Command("pack Dep -o feed -p:PackageVersion=2.0.0 -p:DefineConstants=V2 -p:DebugType=embedded");
        consumer.ForgetRestore();
        consumer.Build(Check);
        foreach (var matrix in matrices)
            matrix.StoreResults(consumer, MeasuredProgram.Template.Entry("digits"));

        foreach (var matrix in matrices)
            matrix.MakeUnrelatedChanges(consumer);
        consumer.ForgetRestore();
        var log = consumer.Build(Check);
        // A workload that searches an assembly for types counts all code of its own assembly too, as stale-results.md says.
        foreach (var matrix in matrices)
            Assert.AreEqual("searched", matrix.Stale(log), matrix.Language);

        foreach (var matrix in matrices)
            matrix.MakeChanges(consumer);
        consumer.Edit("Searched/Searched.cs", "n + 1009", "n + 2009");
        consumer.ForgetRestore();
        log = consumer.Build(Check);
        foreach (var matrix in matrices)
            Assert.AreEqual(matrix.Changed, matrix.Stale(log), matrix.Language);
        foreach (var warning in log.CodedWarnings("AMZ1009"))
            Assert.Contains("(WorkloadChanged): amorsize.baseline.json: the flagged method, or code that it reaches, changed", warning.Text);
        foreach (var warning in log.CodedWarnings("AMZ1010"))
            Assert.Contains("(SettingsChanged): amorsize.baseline.json: TieredPGO: cached default, here false; System.GC.HeapCount: cached (none), here 2.", warning.Text);
    }
}
