using Amorsize.Cache.Entries;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>How the measurement of a subject ended.</summary>
internal abstract record MeasurementOutcome
{
    /// <summary>With a result to store: a profile, or the failure of the subject.</summary>
    public sealed record Ended(EntryResult Result) : MeasurementOutcome;

    /// <summary>Without a result, because other processes kept the machine busy.</summary>
    /// <param name="Why">A description of the load.</param>
    /// <param name="BuildLoad">Average number of processors that this build took, if that alone counts as interference; else zero.</param>
    public sealed record Interference(string Why, double BuildLoad = 0) : MeasurementOutcome;

    /// <summary>Without a result, because this machine lacks something that the assembly needs.</summary>
    public sealed record CannotRunHere(string Why) : MeasurementOutcome;
}
