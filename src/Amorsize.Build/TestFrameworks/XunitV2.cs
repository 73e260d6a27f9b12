using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>xUnit v2, on VSTest.</summary>
internal sealed class XunitV2 : Xunit
{
    public override string Name => "XunitV2";

    public override IReadOnlyList<string> Assemblies { get; } = ["xunit.core"];

    public override RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads) => new(SetsScope: false, suite.DeclaredScope, processors, setsMinThreads, IsolatesClasses: true) { SetsAlgorithm = true };

    public override void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial) => VsTest.Prepare(start, project, trial);

    protected override GeneratedJson With(GeneratedJson json, SuitePlan plan) =>
        plan.Workers == 1 ? json.With("parallelizeTestCollections", false) : WithWorkers(json, plan);
}
