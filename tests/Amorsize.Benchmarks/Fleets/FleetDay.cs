namespace Amorsize.Benchmarks.Fleets;

/// <summary>What the builds of one day came to.</summary>
internal sealed class FleetDay
{
    public int Builds { get; set; }

    /// <summary>Builds that measured anything.</summary>
    public int Profiling { get; set; }

    /// <summary>What they spent on it.</summary>
    public TimeSpan ProfilingTime { get; set; }

    public int LookUps { get; set; }

    public int Hits { get; set; }

    /// <summary>Builds that warned of the server.</summary>
    public int Warned { get; set; }

    public int Requests { get; set; }

    public long Bytes { get; set; }
}
