namespace Amorsize.Measurement.Policy;

/// <summary>
/// Constants of the looks that tell whether a workload still takes as long as when it was measured. They decide when a result is measured again and not what it
/// is, so the hash of the policy does not cover them: a change of one leaves all results valid. How much drift counts is <see cref="SuitePolicy.MaxTimeDrift"/>.
/// </summary>
internal static class DriftPolicy
{
    /// <summary>Longest timing of one look. Source: the promise that a build spends at most this time on a workload that has not changed.</summary>
    public static TimeSpan LookDuration { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A first look has time for this many runs, of which the fastest counts. Chosen: the first run is slow, because its code is not compiled yet.</summary>
    public const int RunsOfFirstLook = 4;

    /// <summary>
    /// Longest warm-up of the second look, which confirms a change. Chosen: a little more than twice <see cref="WarmUpPolicy.MinCompilerQuietDuration"/>, so that
    /// slow code is not mistaken for code that is not compiled yet.
    /// </summary>
    public static TimeSpan WarmUp { get; } = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// A run that goes on for this long after a look should have ended shows that an item takes at least this long. Chosen: three looks, which no wait for a
    /// processor explains on a machine that is quiet.
    /// </summary>
    public static TimeSpan Overtime { get; } = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Time over which the load is read before a look. Chosen: the operating system counts CPU time in ticks of 10 ms, so an error of one tick is a fifth of a
    /// processor, and a busy one is told from an idle one.
    /// </summary>
    public static TimeSpan MinLoadReading { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>No look begins with less time left. Chosen: a process needs about this long to start and to load the assembly.</summary>
    public static TimeSpan MinTimeForLook { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Where a look ran only some of the items, the items that it drew explain a difference of this many standard errors. Chosen: three, which chance exceeds in
    /// 0.3 % of the looks.
    /// </summary>
    public const double StandardErrors = 3;
}
