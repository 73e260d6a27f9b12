using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>Tests that make a fast plan fail, and the time that a run would take if they ran alone.</summary>
/// <param name="Plan">The plan that passes without these tests.</param>
/// <param name="Units">Full names of the test methods, or of classes where the framework can isolate only whole classes.</param>
/// <param name="Time">Median time of the runs, plus the time of these tests one after the other if the runs left them out.</param>
/// <param name="InPlaceOf">Time of a run under the plan that passes with these tests beside others.</param>
/// <param name="Runs">Number of runs that verify it; in each, all tests of the run had their sequential results.</param>
internal sealed record Isolation(SuitePlan Plan, IReadOnlyList<string> Units, TimeSpan Time, TimeSpan InPlaceOf, int Runs)
{
    /// <summary>Whether a setting of the runner keeps these tests apart, so that the plan is in use and the runs had all tests.</summary>
    public bool IsInUse => Plan.Waiting is not null;
}
