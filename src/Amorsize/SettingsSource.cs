namespace Amorsize;

/// <summary>Where tuned settings come from.</summary>
public enum SettingsSource
{
    /// <summary>Measured by the build that wrote the file.</summary>
    Profiled,

    /// <summary>Taken by the build from its cache of earlier measurements.</summary>
    Cached,

    /// <summary>Taken by the build from the project's committed baseline file.</summary>
    Baseline,

    /// <summary>Taken by the build from a shared remote cache.</summary>
    Remote,

    /// <summary>Measured on a machine with other processors; the stored cost model was evaluated anew for this one.</summary>
    Rescaled,

    /// <summary>Nothing usable was found: what <see cref="Parallel"/> does by default.</summary>
    Default,
}
