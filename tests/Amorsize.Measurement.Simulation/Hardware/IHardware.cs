namespace Amorsize.Measurement.Simulation.Hardware;

/// <summary>How fast the workers of a CPU-bound loop compute beside each other. No formula is one of the product's own models, so the simulation can refute them.</summary>
internal interface IHardware
{
    /// <summary>Speed of a worker in a loop over that of a single worker, which has the machine for itself.</summary>
    /// <param name="worker">Number of the worker, from 0.</param>
    /// <param name="workers">Workers of the loop: more than <paramref name="worker"/>.</param>
    double SpeedOf(int worker, int workers);
}
