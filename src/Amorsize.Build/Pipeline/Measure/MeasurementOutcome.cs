using Amorsize.Cache.Entries;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>How the measurement of a subject ended.</summary>
internal abstract class MeasurementOutcome
{
    /// <summary>With a result to store: a profile, or the failure of the subject.</summary>
    public sealed class Ended(EntryResult result) : MeasurementOutcome
    {
        public EntryResult Result => result;
    }

    /// <summary>Without a result, because other processes kept the machine busy.</summary>
    public sealed class Interference(string why, double buildLoad = 0) : MeasurementOutcome
    {
        public string Why => why;

        /// <summary>Average number of processors that this build took, if that alone counts as interference; else zero.</summary>
        public double BuildLoad => buildLoad;
    }

    /// <summary>Without a result, because this machine lacks something that the assembly needs.</summary>
    public sealed class CannotRunHere(string why) : MeasurementOutcome
    {
        public string Why => why;
    }
}
