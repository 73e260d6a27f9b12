namespace Amorsize.Benchmarks.Fleets;

/// <summary>Totals of the builds of one day.</summary>
internal sealed class FleetDay
{
    public int Builds { get; set; }

    /// <summary>Builds that measured at least one workload.</summary>
    public int Profiling { get; set; }

    /// <summary>The time that these builds spent measuring.</summary>
    public TimeSpan ProfilingTime { get; set; }

    public int LookUps { get; set; }

    public int Hits { get; set; }

    /// <summary>Builds that warned about the server.</summary>
    public int Warned { get; set; }

    public int Requests { get; set; }

    public long Bytes { get; set; }
}
