using Amorsize.Measurement.Evidence;
using Amorsize.Settings;

namespace Amorsize.Measurement.Suites;

/// <summary>A suite that is to be divided among machines, with its measured times.</summary>
internal sealed record ShardSuite
{
    /// <summary>Name of the suite, which no other suite of the same division has.</summary>
    public required string Name { get; init; }

    /// <summary>The parts that a filter can select, each once.</summary>
    public required IReadOnlyList<ShardUnit> Units { get; init; }

    /// <summary>Time of a run before and after its tests, such as the start of the process.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>Time of a run without its start over the sum of the times of its tests: 1/n if n tests run at once and no time passes between them.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Time of a sequential run without its start over the sum of the times of its tests, at least 1: time passes between tests.</summary>
    public double SequentialShare { get; init; } = 1;

    /// <summary>Whether the tests of a unit may run beside each other. Otherwise a run takes at least as long as its longest unit, and not only its longest test.</summary>
    public bool IsParallelInUnits { get; init; }

    /// <summary>The chosen plan; <see cref="SuitePlan.Unchanged"/> if the suite runs as the user configured it.</summary>
    public SuitePlan Plan { get; init; } = SuitePlan.Unchanged;

    /// <summary>CPU time of the tests over their elapsed time, 0 (they only wait) to 1.</summary>
    public double CpuShare { get; init; } = 1;

    /// <summary>Whether its units can run on different machines.</summary>
    public bool CanBeDivided { get; init; } = true;

    /// <summary>Whether the times come from a measurement.</summary>
    public bool IsMeasured { get; init; }

    /// <summary>Describes a suite by its last result.</summary>
    /// <param name="name">Name of the suite.</param>
    /// <param name="units">Its units, with their times in <paramref name="profile"/>.</param>
    /// <param name="profile">The result; null if the suite was never measured.</param>
    /// <param name="declared">Which tests may run beside each other where no setting says so.</param>
    public static ShardSuite Of(string name, IReadOnlyList<ShardUnit> units, SuiteProfile? profile, TestScope declared)
    {
        var suite = new ShardSuite { Name = name, Units = units };
        if (profile is null)
            return suite;
        var tests = TimeSpan.FromTicks(profile.Classes.Sum(one => one.Time.Ticks));
        var start = profile.OutsideTests ?? (profile.Sequential > tests ? profile.Sequential - tests : TimeSpan.Zero);
        var run = profile.Race.FirstOrDefault(samples => samples.Candidate == profile.Choice) is { } raced ? TimeSpan.FromMicroseconds(raced.Median) : profile.Sequential;
        return suite with
        {
            IsMeasured = true,
            Plan = profile.Choice,
            CpuShare = profile.CpuShare,
            Start = start,
            Share = ShareOf(run, least: 0),
            SequentialShare = ShareOf(profile.Sequential, least: 1),
            IsParallelInUnits = (profile.Choice.Scope == TestScope.AsDeclared ? declared : profile.Choice.Scope) == TestScope.Methods,
        };

        double ShareOf(TimeSpan time, double least) => tests == TimeSpan.Zero ? 1 : Math.Clamp((time - start) / tests, least, MaxShare);
    }

    /// <summary>Predicted wall time of a run of some units.</summary>
    /// <param name="sum">Sum of the times of their tests.</param>
    /// <param name="longest">The longest <see cref="Undivided"/> time of them.</param>
    public TimeSpan TimeOf(TimeSpan sum, TimeSpan longest)
    {
        var tests = Share * sum;
        return Start + (tests > longest ? tests : longest);
    }

    /// <summary>The part of a unit's time that is one after the other under any number of workers.</summary>
    /// <param name="unit">A unit of the suite.</param>
    /// <param name="time">The time of its tests.</param>
    public TimeSpan Undivided(ShardUnit unit, TimeSpan time) => IsParallelInUnits ? unit.LongestTest ?? TimeSpan.Zero : time;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static ShardSuite Map(JsonMembers json, ShardSuite? suite) => new()
    {
        Name = json.Text("name", suite?.Name),
        Units = json.Objects<ShardUnit>("units", suite?.Units, ShardUnit.Map),
        Start = json.Milliseconds("startMilliseconds", suite?.Start),
        Share = json.Number("share", suite?.Share, 0, MaxShare, ShareDigits),
        SequentialShare = json.Has("sequentialShare", suite?.SequentialShare > 1) ? json.Number("sequentialShare", suite?.SequentialShare, 1, MaxShare, ShareDigits) : 1,
        IsParallelInUnits = json.Flag("isParallelInUnits", suite?.IsParallelInUnits),
        Plan = json.Object("plan", suite?.Plan ?? default, SuitePlanJson.Map),
        CpuShare = json.Number("cpuShare", suite?.CpuShare, 0, 1, ShareDigits),
        CanBeDivided = json.Flag("canBeDivided", suite?.CanBeDivided),
        IsMeasured = json.Flag("isMeasured", suite?.IsMeasured),
    };

    // A millionth of a suite of an hour is below the resolution of any measurement.
    private const int ShareDigits = 6;

    // Between tests that take next to no time, a runner may take any number of times as long. Chosen: far above all that was seen.
    private const double MaxShare = 1e6;
}
