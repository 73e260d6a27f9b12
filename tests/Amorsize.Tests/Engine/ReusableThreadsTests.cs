using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class ReusableThreadsTests
{
    private const int Workers = 8;
    private static readonly TimeSpan NoTimeout = Timeout.InfiniteTimeSpan;
    private static readonly AsyncLocal<string?> Context = new();

    private readonly ConcurrentQueue<Thread> created = [];

    [TestMethod]
    public void TryRun_IdleThreads_AreReused()
    {
        var threads = Threads(NoTimeout);

        var first = RunTogether(threads);
        WaitFor(threads, Workers - 1);
        var second = RunTogether(threads);

        Assert.HasCount(Workers - 1, created);
        Assert.AreSequenceEqual(first, second, SequenceOrder.InAnyOrder);
    }

    [TestMethod]
    public void TryRun_AfterIdleTimeout_StartsNewThreads()
    {
        var threads = Threads(TimeSpan.Zero);
        RunTogether(threads);
        foreach (var thread in created)
            thread.Join();
        Assert.AreEqual(0, threads.IdleCount);

        RunTogether(threads);

        Assert.HasCount(2 * (Workers - 1), created);
    }

    [TestMethod]
    public void Reserve_SeveralThreads_AreUsedByNextRun()
    {
        var threads = Threads(NoTimeout);

        threads.Reserve(Workers - 1);
        threads.Reserve(3);

        WaitFor(threads, Workers - 1);
        RunTogether(threads);
        Assert.HasCount(Workers - 1, created);
    }

    [TestMethod]
    public void Reserve_SystemGivesFewerThreads_KeepsThose()
    {
        var threads = new ReusableThreads(NoTimeout, run => created.Count == 2 ? throw new InsufficientMemoryException() : Create(run));

        threads.Reserve(Workers);

        WaitFor(threads, idle: 2);
    }

    [TestMethod]
    public void TryRun_WhileThreadsEnd_RunsAllWork()
    {
        var threads = Threads(TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 200; i++)
        {
            // The spin takes up to about twice the idle timeout.
            Thread.SpinWait(i * 97 % 60_000);
            using var done = new CountdownEvent(2);
            Assert.IsTrue(threads.TryRun(() => done.Signal()));
            Assert.IsTrue(threads.TryRun(() => done.Signal()));
            Assert.IsTrue(done.Wait(TimeSpan.FromMinutes(1)));
        }
    }

    [TestMethod]
    public void TryRun_ExecutionContext_FlowsFromCallerAndEndsWithWork()
    {
        var threads = Threads(NoTimeout);
        foreach (var context in (string?[])["one", "two", null])
        {
            Context.Value = context;
            Assert.AreEqual(context, SeenByAnother(threads));
        }
        Context.Value = "three";
        using (ExecutionContext.SuppressFlow())
            Assert.IsNull(SeenByAnother(threads));
        Assert.HasCount(1, created);
    }

    [TestMethod]
    public void TryRun_WorkThatChangedItsThread_NextFindsThreadReset()
    {
        var threads = Threads(NoTimeout);
        Thread Current(Action<Thread> change) => Result(threads, () =>
        {
            change(Thread.CurrentThread);
            return Thread.CurrentThread;
        });

        Current(thread => (thread.IsBackground, thread.Priority, thread.Name) = (false, ThreadPriority.Lowest, "mine"));
        var found = (IsBackground: false, ThreadPriority.Lowest, (string?)null);
        Current(thread => found = (thread.IsBackground, thread.Priority, thread.Name));

        Assert.AreEqual((true, ThreadPriority.Normal, "Amorsize worker"), found);
        Assert.HasCount(1, created);
    }

    [TestMethod]
    public void TryRun_ThreadInterruptedWhileIdle_IsStillReused()
    {
        var threads = Threads(NoTimeout);
        Result(threads, () => Thread.CurrentThread).Interrupt();

        Assert.AreEqual(created.Single(), Result(threads, () => Thread.CurrentThread));
        Assert.HasCount(1, created);
    }

    [TestMethod]
    public void TryRun_IdleThread_HoldsNoReferenceToItsWork()
    {
        var threads = Threads(NoTimeout);
        var held = RunWithReference(threads);

        GC.Collect();

        Assert.IsFalse(held.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunWithReference(ReusableThreads threads)
    {
        var referenced = new object();
        Result(threads, referenced.ToString);
        return new(referenced);
    }

    private static string? SeenByAnother(ReusableThreads threads) => Result(threads, () =>
    {
        var seen = Context.Value;
        Context.Value = "changed";
        return seen;
    });

    // Returns when the thread is idle again.
    private static T Result<T>(ReusableThreads threads, Func<T> work)
    {
        var result = new TaskCompletionSource<T>();
        Assert.IsTrue(threads.TryRun(() => result.SetResult(work())));
        WaitFor(threads, idle: 1);
        return result.Task.Result;
    }

    private static Thread[] RunTogether(ReusableThreads threads)
    {
        var ran = new ConcurrentBag<Thread>();
        using var all = new CountdownEvent(Workers);
        DedicatedThreads.Run(Workers, Work, threads, CancellationToken.None);
        return [.. ran];

        void Work()
        {
            ran.Add(Thread.CurrentThread);
            // No thread is done before all have begun.
            all.Signal();
            Assert.IsTrue(all.Wait(TimeSpan.FromMinutes(1)));
        }
    }

    private static void WaitFor(ReusableThreads threads, int idle) =>
        Assert.IsTrue(SpinWait.SpinUntil(() => threads.IdleCount == idle, TimeSpan.FromMinutes(1)));

    private ReusableThreads Threads(TimeSpan idleTimeout) => new(idleTimeout, Create);

    private Thread Create(ThreadStart run)
    {
        var thread = new Thread(run) { IsBackground = true };
        created.Enqueue(thread);
        return thread;
    }
}
