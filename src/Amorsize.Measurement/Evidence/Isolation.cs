using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Evidence;

/// <summary>Tests that make a fast plan fail, and the time that a run would take if they ran alone.</summary>
/// <param name="Plan">The plan that passes without these tests.</param>
/// <param name="Units">Full names of the test methods, or of classes where the framework can isolate only whole classes.</param>
/// <param name="Time">Median time of the runs that left these tests out, plus the time of these tests one after the other.</param>
/// <param name="InPlaceOf">Time of a run under the plan in use.</param>
/// <param name="Runs">Number of runs that left these tests out; in each, all other tests had their sequential results.</param>
internal sealed record Isolation(SuitePlan Plan, IReadOnlyList<string> Units, TimeSpan Time, TimeSpan InPlaceOf, int Runs);
