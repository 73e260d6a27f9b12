using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Suites;

/// <summary>
/// Predicts how long a suite takes under a setting, from one sequential run: the schedule of its tests, or what they compute shared by all processors,
/// whichever is longer. It orders candidates; what tests do to each other only measuring tells.
/// </summary>
internal sealed class SuiteModel
{
    // To start and to end a run is all computing, and while a program starts, its code is compiled beside it.
    private const double ProcessorsOfStart = 1.5;

    private readonly RunnerTraits traits;
    private readonly int processors;
    private readonly TimeSpan computing;
    private readonly TimeSpan around;
    private readonly double[] methods;
    private readonly double[] classes;

    public SuiteModel(SuiteRun sequential, RunnerTraits traits, int processors)
    {
        (this.traits, this.processors) = (traits, processors);
        methods = [.. sequential.Tests.Select(test => test.Duration.TotalMicroseconds)];
        classes = [.. sequential.Tests.GroupBy(test => test.Class).Select(tests => tests.Sum(test => test.Duration.TotalMicroseconds))];
        var inTests = TimeSpan.FromMicroseconds(Math.Min(methods.Sum(), sequential.Elapsed.TotalMicroseconds));
        around = sequential.Elapsed - inTests;
        var ofStart = Math.Min(processors, ProcessorsOfStart) * around;
        var computed = (sequential.Computed ?? ofStart) - ofStart;
        computing = computed < TimeSpan.Zero ? TimeSpan.Zero : computed;
        CpuShare = inTests == TimeSpan.Zero ? 1 : Math.Min(1, computing / inTests);
    }

    /// <summary>How much of the tests' time is computing, 0 (they only wait) to 1.</summary>
    public double CpuShare { get; }

    /// <summary>How many workers can be busy at most, where tests share the processors in this scope.</summary>
    public int UnitsOf(TestScope scope) => Units(scope).Length;

    /// <summary>Predicted wall time of a run.</summary>
    public TimeSpan Predict(SuitePlan setting)
    {
        var waiting = PredictWaiting(setting);
        var shared = around + (computing / processors);
        return waiting > shared ? waiting : shared;
    }

    /// <summary>The same if the tests only waited, so that processors were no limit.</summary>
    public TimeSpan PredictWaiting(SuitePlan setting)
    {
        var units = Units(setting.Scope);
        var workers = setting.Workers > 0 ? setting.Workers : traits.DefaultWorkers;
        return units.Length == 0 ? around : around + TimeSpan.FromMicroseconds(new LoopModel(units.Length, units.Average(), units, default).Predict(workers, chunk: 1));
    }

    private double[] Units(TestScope scope) => (scope == TestScope.AsDeclared ? traits.DeclaredScope : scope) == TestScope.Methods ? methods : classes;
}
