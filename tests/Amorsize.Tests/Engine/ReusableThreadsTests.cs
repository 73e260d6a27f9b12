using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class ReusableThreadsTests
{
    private const int Workers = 8;
    private static readonly TimeSpan Forever = Timeout.InfiniteTimeSpan;
    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly ConcurrentQueue<Thread> made = [];

    [TestMethod]
    public void WhoIsDoneIsGivenWhatComesNext()
    {
        var threads = Threads(Forever);

        var first = RunTogether(threads);
        WaitFor(threads, Workers - 1);
        var second = RunTogether(threads);

        Assert.HasCount(Workers - 1, made);
        CollectionAssert.AreEquivalent(first, second);
    }

    [TestMethod]
    public void WhoHasWaitedInVainEndsAndOthersTakeItsPlace()
    {
        var threads = Threads(TimeSpan.Zero);
        RunTogether(threads);
        foreach (var thread in made)
            thread.Join();
        Assert.AreEqual(0, threads.Idle);

        RunTogether(threads);

        Assert.HasCount(2 * (Workers - 1), made);
    }

    [TestMethod]
    public void ThoseThatAreReservedAreThereWhenTheyAreNeeded()
    {
        var threads = Threads(Forever);

        threads.Reserve(Workers - 1);
        threads.Reserve(3);

        WaitFor(threads, Workers - 1);
        RunTogether(threads);
        Assert.HasCount(Workers - 1, made);
    }

    [TestMethod]
    public void WhereTheSystemGivesFewerThoseAreReserved()
    {
        var threads = new ReusableThreads(Forever, run => made.Count == 2 ? throw new InsufficientMemoryException() : Make(run));

        threads.Reserve(Workers);

        WaitFor(threads, idle: 2);
    }

    [TestMethod]
    public void NothingIsLostWhereTheyEndWhileMoreIsGiven()
    {
        var threads = Threads(TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 200; i++)
        {
            // Up to about twice as long as one waits.
            Thread.SpinWait(i * 97 % 60_000);
            using var done = new CountdownEvent(2);
            Assert.IsTrue(threads.TryRun(() => done.Signal()));
            Assert.IsTrue(threads.TryRun(() => done.Signal()));
            Assert.IsTrue(done.Wait(TimeSpan.FromMinutes(1)));
        }
    }

    [TestMethod]
    public void WhatIsAmbientForTheCallerIsSoForEachThreadAndWhatOneMakesAmbientEndsWithItsWork()
    {
        var threads = Threads(Forever);
        foreach (var ambient in (string?[])["one", "two", null])
        {
            Ambient.Value = ambient;
            Assert.AreEqual(ambient, SeenByAnother(threads));
        }
        Ambient.Value = "three";
        using (ExecutionContext.SuppressFlow())
            Assert.IsNull(SeenByAnother(threads));
        Assert.HasCount(1, made);
    }

    [TestMethod]
    public void WhateverTheWorkMadeOfItsThreadTheNextFindsItAsItWas()
    {
        var threads = Threads(Forever);
        Thread Current(Action<Thread> change) => Result(threads, () =>
        {
            change(Thread.CurrentThread);
            return Thread.CurrentThread;
        });

        Current(thread => (thread.IsBackground, thread.Priority, thread.Name) = (false, ThreadPriority.Lowest, "mine"));
        var found = (IsBackground: false, ThreadPriority.Lowest, (string?)null);
        Current(thread => found = (thread.IsBackground, thread.Priority, thread.Name));

        Assert.AreEqual((true, ThreadPriority.Normal, "Amorsize worker"), found);
        Assert.HasCount(1, made);
    }

    [TestMethod]
    public void WhoIsInterruptedWhenItsWorkIsOverWaitsOn()
    {
        var threads = Threads(Forever);
        Result(threads, () => Thread.CurrentThread).Interrupt();

        Assert.AreEqual(made.Single(), Result(threads, () => Thread.CurrentThread));
        Assert.HasCount(1, made);
    }

    [TestMethod]
    public void WhoWaitsHoldsNothingOfItsWork()
    {
        var threads = Threads(Forever);
        var held = RunWithSomething(threads);

        GC.Collect();

        Assert.IsFalse(held.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunWithSomething(ReusableThreads threads)
    {
        var something = new object();
        Result(threads, something.ToString);
        return new(something);
    }

    private static string? SeenByAnother(ReusableThreads threads) => Result(threads, () =>
    {
        var seen = Ambient.Value;
        Ambient.Value = "changed";
        return seen;
    });

    // When it returns, the thread is idle.
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
            // Nobody is done before all have begun.
            all.Signal();
            Assert.IsTrue(all.Wait(TimeSpan.FromMinutes(1)));
        }
    }

    private static void WaitFor(ReusableThreads threads, int idle) =>
        Assert.IsTrue(SpinWait.SpinUntil(() => threads.Idle == idle, TimeSpan.FromMinutes(1)));

    private ReusableThreads Threads(TimeSpan patience) => new(patience, Make);

    private Thread Make(ThreadStart run)
    {
        var thread = new Thread(run) { IsBackground = true };
        made.Enqueue(thread);
        return thread;
    }
}
