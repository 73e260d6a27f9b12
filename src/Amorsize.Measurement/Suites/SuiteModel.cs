using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Predicts the time of a suite under a plan from one sequential run. It is the longer of two times: the schedule of the tests, and their CPU time shared by
/// all processors. The prediction only ranks candidates: it ignores how tests slow each other down.
/// </summary>
internal sealed class SuiteModel
{
    private readonly RunnerTraits traits;
    private readonly CandidatePolicy loopPolicy;
    private readonly int processors;
    private readonly TimeSpan computing;
    private readonly TimeSpan outsideTests;
    private readonly double[] methods;
    private readonly double[] classes;

    public SuiteModel(SuiteRun sequential, RunnerTraits traits, int processors, MeasurementPolicy? policy = null)
    {
        policy ??= MeasurementPolicy.Default;
        (this.traits, this.processors, loopPolicy) = (traits, processors, policy.Candidates);
        methods = [.. sequential.Tests.Select(test => test.Duration.TotalMicroseconds)];
        classes = [.. sequential.Tests.GroupBy(test => test.Class).Select(tests => tests.Sum(test => test.Duration.TotalMicroseconds))];
        var inTests = TimeSpan.FromMicroseconds(Math.Min(methods.Sum(), sequential.Elapsed.TotalMicroseconds));
        outsideTests = sequential.Elapsed - inTests;
        var ofStart = Math.Min(processors, policy.Suites.ProcessorsOfStart) * outsideTests;
        var computed = (sequential.Computed ?? ofStart) - ofStart;
        computing = computed < TimeSpan.Zero ? TimeSpan.Zero : computed;
        CpuShare = inTests == TimeSpan.Zero ? 1 : Math.Min(1, computing / inTests);
    }

    /// <summary>CPU time of the tests over their elapsed time, 0 (they only wait) to 1.</summary>
    public double CpuShare { get; }

    /// <summary>The most workers that the tests can occupy: the number of test methods or test classes, depending on the scope.</summary>
    public int UnitsOf(TestScope scope) => Units(scope).Length;

    /// <summary>Predicted wall time of a run.</summary>
    public TimeSpan Predict(SuitePlan plan)
    {
        var waiting = PredictWaiting(plan);
        var shared = outsideTests + (computing / processors);
        return waiting > shared ? waiting : shared;
    }

    /// <summary>Predicted wall time of a run, as if the tests only waited and processors were no limit.</summary>
    public TimeSpan PredictWaiting(SuitePlan plan)
    {
        var units = Units(plan.Scope);
        var workers = plan.Workers > 0 ? plan.Workers : traits.DefaultWorkers;
        return units.Length == 0 ? outsideTests : outsideTests + TimeSpan.FromMicroseconds(new LoopModel(units.Length, units.Average(), units, default, loopPolicy).Predict(workers, chunk: 1));
    }

    private double[] Units(TestScope scope) => (scope == TestScope.AsDeclared ? traits.DeclaredScope : scope) == TestScope.Methods ? methods : classes;
}
