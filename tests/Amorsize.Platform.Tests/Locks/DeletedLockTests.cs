using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Locks;

[TestClass]
public sealed class DeletedLockTests : IDisposable
{
    private const int Workers = 4;
    private const int Turns = 250;

    private readonly TemporaryDirectory directory = new();

    private string Path => directory.At("off/lock");

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void Acquire_HeldLock_ReturnsNull()
    {
        using var first = Acquire(TimeSpan.Zero);

        Assert.IsNotNull(first);
        Assert.IsTrue(FileLock.IsHeld(Path));
        Assert.IsNull(Acquire(TimeSpan.Zero));
    }

    [TestMethod]
    public void Dispose_LastHolder_LeavesNoFile()
    {
        Acquire(TimeSpan.Zero)!.Dispose();

        Assert.IsEmpty(directory.Files);
        Assert.IsFalse(FileLock.IsHeld(Path));
    }

    [TestMethod]
    public void Acquire_ByManyAtOnce_IsHeldByOneAtATime()
    {
        var (holders, most) = (0, 0);

        Parallel.For(0, Workers, new ParallelOptions { MaxDegreeOfParallelism = Workers }, _ =>
        {
            for (var turn = 0; turn < Turns; turn++)
            {
                using var held = Acquire(TimeSpan.FromMinutes(1))!;
                most = Math.Max(most, Interlocked.Increment(ref holders));
                Thread.Yield();
                Interlocked.Decrement(ref holders);
            }
        });

        Assert.AreEqual(1, most);
        Assert.IsEmpty(directory.Files);
    }

    private IDisposable? Acquire(TimeSpan limit) => FileLock.AcquireAndDelete(Path, limit, CancellationToken.None);
}
