using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Tells the workers of a loop to start no further item. <see cref="ParallelLoopState.ShouldExitCurrentIteration"/> gives the same information, but
/// reading it before each item takes as long as a small loop body.
/// </summary>
internal abstract class StopSignal
{
    private volatile bool isStopped;

    public bool IsStopped
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => isStopped;
    }

    public void Stop() => isStopped = true;
}
