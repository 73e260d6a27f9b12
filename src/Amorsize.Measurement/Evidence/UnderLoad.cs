using static System.FormattableString;

namespace Amorsize.Measurement.Evidence;

/// <summary>The load beside which a result was measured, and what it did to the threads of the measured process.</summary>
/// <param name="Foreign">Average number of processors that other processes took.</param>
/// <param name="Build">Average number of processors that the build itself took, with its compiler server.</param>
/// <param name="CompilerServer">Average number of processors that the compiler server took.</param>
/// <param name="Processors">Number of processors of the machine that the process may use.</param>
/// <param name="WaitShare">Share of the trials' time in which threads that could run waited for a processor; null where the system does not report it.</param>
/// <param name="Throttled">Average number of processors that a CPU quota withheld from the process.</param>
internal sealed record UnderLoad(double Foreign, double Build, double CompilerServer, int Processors, double? WaitShare, double Throttled)
{
    // A smaller load of the build, or of a CPU quota, is not worth mentioning.
    private const double MinShownLoad = 0.05;

    /// <summary>Average number of processors that all other work took or a CPU quota withheld, as results show it.</summary>
    public double Load => Foreign + Build + Throttled;

    /// <summary>The load as a clause, such as <c>other processes took 0.9 of 2 processors</c>.</summary>
    public override string ToString()
    {
        var quota = Throttled < MinShownLoad ? "" : Invariant($" and a CPU quota withheld {Throttled:0.0}");
        var wait = WaitShare is { } share ? Invariant($", so that threads waited for a processor {share:P0} of the time") : "";
        return Invariant($"other processes took {Foreign:0.0}{ByTheBuild()} of {Processors} processors{quota}{wait}");
    }

    private string ByTheBuild() => this switch
    {
        { Build: < MinShownLoad } => "",
        { CompilerServer: < MinShownLoad } => Invariant($" and this build {Build:0.0}"),
        _ when Build - CompilerServer < MinShownLoad => Invariant($" and the compiler server of this build {Build:0.0}"),
        _ => Invariant($" and this build {Build:0.0} (its compiler server {CompilerServer:0.0})"),
    };
}
