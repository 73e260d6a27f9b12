using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Whether no further item of a loop is to be started. <see cref="ParallelLoopState.ShouldExitCurrentIteration"/> says the same, but asking it before each
/// item costs as much as a small body.
/// </summary>
internal abstract class StopSignal
{
    private volatile bool ended;

    public bool Ended
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ended;
    }

    public void End() => ended = true;
}
