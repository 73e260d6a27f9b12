using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Timing;

/// <summary>Adds up the costs of one plan's trials.</summary>
internal sealed class CostsOfTrials
{
    private double items;
    private TimeSpan cpu;
    private TimeSpan pause;
    private double bytes;
    private double contentions;
    private double collections;

    /// <summary>The costs of one item; null where no trial had a CPU time, as in a simulation.</summary>
    public PlanCosts? OfItem => cpu > TimeSpan.Zero
        ? new(cpu.TotalMicroseconds / items, bytes / items, contentions / items, collections / items, pause.TotalMicroseconds / items)
        : null;

    public void Add(TrialSize size, Trial trial)
    {
        items += (double)size.Items * size.Passes;
        cpu += trial.Cpu;
        pause += trial.CollectionPause;
        bytes += trial.AllocatedBytes;
        contentions += trial.LockContentions;
        collections += trial.Collections;
    }
}
