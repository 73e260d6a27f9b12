namespace Amorsize;

/// <summary>Where tuned settings come from.</summary>
public enum SettingsSource
{
    /// <summary>The build that wrote the settings file measured them.</summary>
    Profiled,

    /// <summary>The build took them from its cache of earlier measurements.</summary>
    Cached,

    /// <summary>The build took them from the project's committed baseline file.</summary>
    Baseline,

    /// <summary>The build took them from a shared remote cache.</summary>
    Remote,

    /// <summary>They were measured with another number of processors, and the stored cost model was evaluated for this machine.</summary>
    Rescaled,

    /// <summary>No usable settings were found: the loop runs as <see cref="Parallel"/> does by default.</summary>
    Default,

    /// <summary>The last measurement failed, and <see cref="TunedSettings.Reason"/> says why: the loop runs as <see cref="Parallel"/> does by default.</summary>
    Failed,
}
