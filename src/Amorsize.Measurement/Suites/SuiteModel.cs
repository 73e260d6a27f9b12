using Amorsize.Measurement.Evidence;
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
    private readonly ClassTime[] methods;
    private readonly ClassTime[] classes;

    public SuiteModel(SuiteRun sequential, RunnerTraits traits, int processors, MeasurementPolicy? policy = null)
    {
        policy ??= MeasurementPolicy.Default;
        (this.traits, this.processors, loopPolicy) = (traits, processors, policy.Candidates);
        methods = [.. sequential.Tests.Select(test => new ClassTime(test.Name, test.Duration))];
        classes = [.. sequential.Tests.GroupBy(test => test.Class).Select(tests => new ClassTime(tests.Key, TimeSpan.FromTicks(tests.Sum(test => test.Duration.Ticks))))];
        var inTests = sequential.TestTime < sequential.Elapsed ? sequential.TestTime : sequential.Elapsed;
        outsideTests = sequential.Elapsed - inTests;
        // Waits for a processor make the start longer, and tests that compute. They are shared in proportion to the CPU time.
        var running = sequential.ProcessorShare;
        var ofStart = Math.Min(processors, policy.Suites.ProcessorsOfStart) * running * outsideTests;
        var computed = (sequential.Computed ?? ofStart) - ofStart;
        computing = computed < TimeSpan.Zero ? TimeSpan.Zero : computed;
        var available = inTests - (computing * ((1 - running) / running));
        CpuShare = available <= computing ? 1 : computing / available;
    }

    /// <summary>CPU time of the tests over their elapsed time without waits for a processor, 0 (they only wait) to 1.</summary>
    public double CpuShare { get; }

    /// <summary>The most workers that the tests can occupy: the number of test methods or test classes, depending on the scope.</summary>
    public int UnitsOf(TestScope scope) => Units(scope).Length;

    /// <summary>Predicted wall time of a run.</summary>
    public TimeSpan Predict(SuitePlan plan) => WithProcessors(PredictWaiting(plan));

    /// <summary>Predicted wall time of a run, as if the tests only waited and processors were no limit.</summary>
    public TimeSpan PredictWaiting(SuitePlan plan) => Schedule(plan, Units(plan.Scope));

    /// <summary>Advice about the order of the tests under a plan; null for a plan without parallelism.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="time">Measured time of a run.</param>
    /// <param name="equalShare">Times within this share count as equal.</param>
    public SuiteOrder? OrderOf(SuitePlan plan, TimeSpan time, double equalShare)
    {
        var units = Units(plan.Scope);
        if (traits.WorkersOf(plan) == 1 || units.Length == 0)
            return null;
        var inOrder = Predict(plan);
        var longestFirst = WithProcessors(Schedule(plan, [.. units.OrderByDescending(unit => unit.Time)]));
        var longest = units.MaxBy(unit => unit.Time)!;
        return new(
            (1 + equalShare) * longestFirst < inOrder ? time * (longestFirst / inOrder) : null,
            (1 + equalShare) * (outsideTests + longest.Time) >= longestFirst ? longest with { Name = SuiteTimeline.Shorten(longest.Name) } : null,
            units == classes);
    }

    private TimeSpan WithProcessors(TimeSpan waiting)
    {
        var shared = outsideTests + (computing / processors);
        return waiting > shared ? waiting : shared;
    }

    private TimeSpan Schedule(SuitePlan plan, ClassTime[] units)
    {
        double[] times = [.. units.Select(unit => unit.Time.TotalMicroseconds)];
        return times.Length == 0 ? outsideTests : outsideTests + TimeSpan.FromMicroseconds(new LoopModel(times.Length, times.Average(), times, default, loopPolicy).Predict(plan.IsAggressive ? units.Length : traits.WorkersOf(plan), chunk: 1));
    }

    private ClassTime[] Units(TestScope scope) => (scope == TestScope.AsDeclared ? traits.DeclaredScope : scope) == TestScope.Methods ? methods : classes;
}
