namespace Amorsize.Measurement.Simulation.Backgrounds;

/// <summary>
/// Processors whose frequency changes every now and then, whatever the workload does (the kernel's performance states, Linux, Documentation/admin-guide/pm/cpufreq).
/// The system reports no wait for it.
/// </summary>
internal sealed class FrequencySteps : IBackground
{
    private const int Steps = 256;

    private readonly double stepSeconds;
    private readonly double[] speeds;

    /// <param name="stepSeconds">Time from one step to the next.</param>
    /// <param name="lowestSpeed">The lowest speed, over the usual one.</param>
    /// <param name="random">Draws the speeds.</param>
    public FrequencySteps(double stepSeconds, double lowestSpeed, Random random)
    {
        this.stepSeconds = stepSeconds;
        speeds = [.. Enumerable.Range(0, Steps).Select(_ => random.Between(lowestSpeed, 1))];
    }

    public double ForeignLoad(double seconds) => 0;

    public double Speed(double seconds) => speeds[(int)(seconds / stepSeconds) % Steps];
}
