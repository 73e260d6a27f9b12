using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class DedicatedThreadsTests
{
    private const int Workers = 8;

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    public void Run_FewerThreadsThanWorkers_DoesAllWork(int given)
    {
        var runs = 0;
        var threads = 0;
        using var all = new CountdownEvent(given + 1);

        DedicatedThreads.Run(
            Workers,
            Work,
            Threads(run => Interlocked.Increment(ref threads) > given ? throw new InsufficientMemoryException() : new Thread(run)),
            CancellationToken.None);

        Assert.AreEqual(given + 1, runs);

        void Work()
        {
            Interlocked.Increment(ref runs);
            // No thread is done before all have begun, since no further one starts after that.
            all.Signal();
            Assert.IsTrue(all.Wait(TimeSpan.FromMinutes(1)));
        }
    }

    [TestMethod]
    public void Run_FewerThreadsAndThrowingWork_ThrowsAggregate()
    {
        var e = Assert.ThrowsExactly<AggregateException>(
            () => DedicatedThreads.Run(Workers, () => throw new InvalidOperationException("boom"), Threads(_ => throw new InsufficientMemoryException()), CancellationToken.None));

        Assert.AreEqual("boom", e.InnerExceptions.Single().Message);
    }

    private static ReusableThreads Threads(Func<ThreadStart, Thread> newThread) => new(idleTimeout: TimeSpan.Zero, newThread);
}
