using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Tells the workers of a loop to start no further item. <see cref="ParallelLoopState.ShouldExitCurrentIteration"/> gives the same information, but
/// reading it before each item takes as long as a small loop body.
/// </summary>
internal abstract class StopSignal
{
    private volatile bool isStopped;
    private volatile bool isEnded;

    public bool IsStopped
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => isStopped;
    }

    /// <summary>Whether the body ended the loop before its last item. A loop that was canceled or that failed is stopped, but not ended.</summary>
    public bool IsEnded => isEnded;

    public void Stop() => isStopped = true;

    public void End()
    {
        isEnded = true;
        Stop();
    }
}
