using System.Text;
using System.Text.Json.Nodes;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;
using Amorsize.Shared;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Tests;

/// <summary>The workers that <c>amorsize tune</c> gives to the test projects of a solution.</summary>
[TestClass]
public sealed class SolutionFitTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly PlanReader engine = new();

    [TestInitialize]
    public void WriteSolution() => folder.Write("All.slnx", "<Solution><Project Path=\"A/A.csproj\" /><Project Path=\"B/B.csproj\" /></Solution>"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Tune_SuitesThatShareTheProcessors_PassesTheirWorkersToTheProjects()
    {
        var processors = Environment.ProcessorCount;
        // With as many suites as processors, each of them CPU-bound and of the same length, every suite gets one worker.
        for (var number = 0; number < Math.Max(2, processors); number++)
            WithSuite($"S{number}");

        var run = Tune();

        Assert.AreEqual((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Assert.IsTrue(engine.Workers.All(workers => workers is >= 0 and <= 8));
        Assert.HasCount(Math.Max(2, processors), engine.Workers);
        if (processors > 1)
            Assert.Contains("Workers in dotnet test of the whole solution: S0 1 (alone 8), S1 1 (alone 8)", run.Output.ReplaceLineEndings(" "));
    }

    [TestMethod]
    public void Tune_OneSuite_FitsNothing()
    {
        WithSuite("S0");

        Assert.AreEqual(ExitCode.Done, Tune().ExitCode);
        Assert.IsEmpty(engine.Workers);
    }

    [TestMethod]
    public void Tune_OneProjectWithTwoSuites_FitsNothing()
    {
        folder.Write("A/A.csproj", "<Project />"u8.ToArray());
        WithSuite("S0");
        WithSuite("S1");

        Assert.AreEqual(ExitCode.Done, ToolRun.Of(engine, folder.Root, "tune", "A/A.csproj").ExitCode);
        Assert.IsEmpty(engine.Workers);
    }

    private void WithSuite(string project)
    {
        var suite = new ShardSuite
        {
            Name = $"/src/{project}/{project}.csproj|net10.0",
            IsMeasured = true,
            Units = [new("N.A", TimeSpan.FromSeconds(30))],
            Plan = new(8, TestScope.Methods),
            Share = 1.0 / Environment.ProcessorCount,
        };
        engine.Fake.With("(test suite)", project, values: [("Verdict", "Hit")]);
        engine.Fake.WithItemOf(project, TargetNames.TestProject, ("TargetFramework", "net10.0"), ("IsBuilt", "True"));
        engine.Fake.WithItemOf(project, TargetNames.DescribeSuite, ("TargetFramework", "net10.0"), ("Suite", Encoding.UTF8.GetString(JsonMembers.Write<ShardSuite>(suite, ShardSuite.Map))));
    }

    private ToolRun Tune() => ToolRun.Of(engine, folder.Root, "tune");

    // Reads the file with the workers while it exists.
    private sealed class PlanReader : IBuildEngine
    {
        public FakeEngine Fake { get; } = new();

        public List<int> Workers { get; } = [];

        public Task<TargetResult> RunAsync(ProjectSet projects, TargetRequest request, Action<BuildEvent> happened, CancellationToken cancellationToken)
        {
            if (request.Targets.Contains(TargetNames.FitTests))
                Workers.AddRange(JsonNode.Parse(File.ReadAllText(request.Properties["_AmorsizeSolutionPlans"]))!["suites"]!.AsArray().Select(suite => (int)suite!["workers"]!));
            return Fake.RunAsync(projects, request, happened, cancellationToken);
        }

        public Task<IReadOnlyList<BuildEvent>> BuildAsync(ProjectSet projects, string? framework, IReadOnlyDictionary<string, string> properties, Action<BuildEvent> happened, CancellationToken cancellationToken) =>
            Fake.BuildAsync(projects, framework, properties, happened, cancellationToken);
    }
}
