namespace Amorsize.Measurement.Simulation;

/// <summary>
/// Collections that stop all threads whenever some memory was allocated (R. Jones, A. Hosking and E. Moss, "The Garbage Collection Handbook", 2011). A pause takes as
/// long however many workers there are.
/// </summary>
/// <param name="IntervalMicroseconds">Time of a sequential run that allocates the memory between two collections.</param>
/// <param name="PauseMicroseconds">Mean time of a pause.</param>
internal sealed record GarbageCollection(double IntervalMicroseconds, double PauseMicroseconds)
{
    /// <summary>Mean time of the pauses in a run.</summary>
    /// <param name="sequentialMicroseconds">Time of the run's items in a sequential run.</param>
    public double Pauses(double sequentialMicroseconds) => sequentialMicroseconds / IntervalMicroseconds * PauseMicroseconds;
}
