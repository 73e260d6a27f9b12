using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Amorsize.Engine;

/// <summary>
/// Threads that wait for the next work when they have finished one. Unlike the thread pool, this class starts as many threads as a loop needs without delay.
/// Starting a thread takes 100 µs and more; waking one takes 10 µs.
/// </summary>
/// <param name="idleTimeout">Time that an idle thread waits for work before it ends.</param>
/// <param name="newThread">Creates a thread that runs the given method.</param>
internal sealed class ReusableThreads(TimeSpan idleTimeout, Func<ThreadStart, Thread> newThread)
{
    private const string Name = "Amorsize worker";

    private readonly TimeSpan idleTimeout = idleTimeout;

    // The thread that became idle last is woken first, so that the others end when fewer are needed. Ended threads stay in the stack until they are popped.
    private readonly ConcurrentStack<Worker> idle = [];
    private int idleCount;

    /// <summary>The threads that all loops of this process share. A thread ends after five seconds without work.</summary>
    public static ReusableThreads Shared { get; } =
        new(TimeSpan.FromSeconds(5), static run => new Thread(run) { IsBackground = true, Name = Name });

    /// <summary>The number of threads that wait for work.</summary>
    public int IdleCount => Volatile.Read(ref idleCount);

    /// <summary>Starts threads until <paramref name="count"/> are idle or the system starts no more, so that timed loops do not include their start.</summary>
    public void Reserve(int count)
    {
        if (IdleCount >= count)
            return;
        // Each thread waits until the last one has begun. Otherwise a thread that finishes early would be reused, and fewer threads would be started.
        var all = new ManualResetEventSlim();
        var begun = 0;
        while (begun < count && TryRun(all.Wait))
            begun++;
        all.Set();
        SpinWait.SpinUntil(() => IdleCount >= begun, TimeSpan.FromMilliseconds(100));
    }

    /// <summary>Runs <paramref name="work"/> on another thread, in the execution context of the caller.</summary>
    /// <param name="work">The work; it must not throw.</param>
    /// <returns>False if no thread is idle and the system cannot start another.</returns>
    public bool TryRun(Action work)
    {
        var context = ExecutionContext.Capture();
        while (idle.TryPop(out var worker))
        {
            if (worker.TryAssign(work, context))
                return true;
        }
        try
        {
            newThread(new Worker(this, work, context).Run).UnsafeStart();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    private sealed class Worker(ReusableThreads threads, Action work, ExecutionContext? context)
    {
        private readonly object gate = new();
        private Action? work = work;
        private ExecutionContext? context = context;
        private bool hasEnded;

        public bool TryAssign(Action nextWork, ExecutionContext? nextContext)
        {
            lock (gate)
            {
                if (hasEnded)
                    return false;
                (work, context) = (nextWork, nextContext);
                Interlocked.Decrement(ref threads.idleCount);
                Monitor.Pulse(gate);
                return true;
            }
        }

        public void Run()
        {
            var emptyContext = ExecutionContext.Capture()!;
            do
            {
                RunAssigned(emptyContext);
                threads.idle.Push(this);
                Interlocked.Increment(ref threads.idleCount);
            }
            while (WaitForWork());
        }

        // Not inlined, so that no local variable of Run keeps the delegate alive while the thread waits.
        // ExecutionContext.Run undoes all changes that the work makes to the execution context.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void RunAssigned(ExecutionContext emptyContext)
        {
            var (assigned, around) = (work!, context ?? emptyContext);
            (work, context) = (null, null);
            ExecutionContext.Run(around, static state => ((Action)state!)(), assigned);
            Thread.CurrentThread.IsBackground = true;
            Thread.CurrentThread.Priority = ThreadPriority.Normal;
            Thread.CurrentThread.Name = Name;
        }

        private bool WaitForWork()
        {
            while (true)
            {
                try
                {
                    lock (gate)
                    {
                        if (work is null)
                            Monitor.Wait(gate, threads.idleTimeout);
                        if (work is not null)
                            return true;
                        hasEnded = true;
                        Interlocked.Decrement(ref threads.idleCount);
                        return false;
                    }
                }
                catch (ThreadInterruptedException)
                {
                    // Thread.Interrupt was meant for work that has already ended, so this thread keeps waiting.
                }
            }
        }
    }
}
