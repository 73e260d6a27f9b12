using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Threads that wait for more to do when they are done, as those of the thread pool, but of which as many as wanted are there at once: to start one takes
/// 100 µs and more, to wake one 10.
/// </summary>
/// <param name="patience">How long one waits before it ends.</param>
/// <param name="newThread">Makes a thread that runs something.</param>
internal sealed class ReusableThreads(TimeSpan patience, Func<ThreadStart, Thread> newThread)
{
    private const string Name = "Amorsize worker";

    private readonly TimeSpan patience = patience;

    // The last to become idle is woken first, so that the others end when fewer are needed. One that has ended is found here when its turn comes.
    private readonly ConcurrentStack<Worker> idle = [];
    private int waiting;

    /// <summary>Those of all loops of this process; they wait for five seconds.</summary>
    public static ReusableThreads Shared { get; } =
        new(TimeSpan.FromSeconds(5), static run => new Thread(run) { IsBackground = true, Name = Name });

    /// <summary>How many wait, and would be given what comes next.</summary>
    public int Idle => Volatile.Read(ref waiting);

    /// <summary>Starts threads until so many are idle, or the system gives no more: who measures loops does not measure their start.</summary>
    public void Reserve(int count)
    {
        if (Idle >= count)
            return;
        // All are kept busy until the last has begun, or one would be given the work of several.
        var all = new ManualResetEventSlim();
        var begun = 0;
        while (begun < count && TryRun(all.Wait))
            begun++;
        all.Set();
        SpinWait.SpinUntil(() => Idle >= begun, TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Runs something on another thread, with what is ambient here.</summary>
    /// <param name="work">What to run; it must not throw.</param>
    /// <returns>False where the system gives no thread.</returns>
    public bool TryRun(Action work)
    {
        var ambient = ExecutionContext.Capture();
        while (idle.TryPop(out var worker))
        {
            if (worker.TryGive(work, ambient))
                return true;
        }
        try
        {
            newThread(new Worker(this, work, ambient).Run).UnsafeStart();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    private sealed class Worker(ReusableThreads threads, Action work, ExecutionContext? ambient)
    {
        private readonly object gate = new();
        private Action? work = work;
        private ExecutionContext? ambient = ambient;
        private bool hasEnded;

        public bool TryGive(Action next, ExecutionContext? around)
        {
            lock (gate)
            {
                if (hasEnded)
                    return false;
                (work, ambient) = (next, around);
                Interlocked.Decrement(ref threads.waiting);
                Monitor.Pulse(gate);
                return true;
            }
        }

        public void Run()
        {
            var nothing = ExecutionContext.Capture()!;
            do
            {
                RunGiven(nothing);
                threads.idle.Push(this);
                Interlocked.Increment(ref threads.waiting);
            }
            while (IsGivenMore());
        }

        // Nothing of the work is held while the thread waits, and what it puts into the execution context ends with it.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void RunGiven(ExecutionContext nothing)
        {
            var (given, around) = (work!, ambient ?? nothing);
            (work, ambient) = (null, null);
            ExecutionContext.Run(around, static state => ((Action)state!)(), given);
            Thread.CurrentThread.IsBackground = true;
            Thread.CurrentThread.Priority = ThreadPriority.Normal;
            Thread.CurrentThread.Name = Name;
        }

        private bool IsGivenMore()
        {
            while (true)
            {
                try
                {
                    lock (gate)
                    {
                        if (work is null)
                            Monitor.Wait(gate, threads.patience);
                        if (work is not null)
                            return true;
                        hasEnded = true;
                        Interlocked.Decrement(ref threads.waiting);
                        return false;
                    }
                }
                catch (ThreadInterruptedException)
                {
                    // It was meant for work that is over.
                }
            }
        }
    }
}
