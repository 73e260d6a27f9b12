using System.Threading.Tasks.Sources;

namespace Amorsize.Engine.Ordered;

/// <summary>Wakes one waiter at a time, again and again, without a new object for each wait. Its owner calls it under a lock.</summary>
internal sealed class ReusableSignal : IValueTaskSource<bool>
{
    // The waiter goes on in the thread pool, so that it does not run under the lock of the caller.
    private ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = true };
    private bool isAwaited;

    /// <summary>Begins to wait. The last wait must have ended.</summary>
    public ValueTask<bool> WaitAsync()
    {
        core.Reset();
        isAwaited = true;
        return new(this, core.Version);
    }

    /// <summary>Ends the wait with a value, if there is one.</summary>
    public void Set(bool value)
    {
        if (!isAwaited)
            return;
        isAwaited = false;
        core.SetResult(value);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);
}
