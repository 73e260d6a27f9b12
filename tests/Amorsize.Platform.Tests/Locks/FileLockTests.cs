using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Locks;

[TestClass]
public sealed class FileLockTests
{
    [TestMethod]
    public void Acquire_HeldLockAndCanceledToken_Throws()
    {
        using var directory = new TemporaryDirectory();
        using var held = FileLock.Acquire(directory.At("cache.lock"), TimeSpan.Zero, CancellationToken.None);
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => FileLock.Acquire(directory.At("cache.lock"), TimeSpan.FromMinutes(1), canceled.Token));
    }

    [TestMethod]
    public void Acquire_HeldLock_ReturnsNullAfterLimit()
    {
        using var directory = new TemporaryDirectory();
        using var held = FileLock.Acquire(directory.At("cache.lock"), TimeSpan.Zero, CancellationToken.None);

        Assert.IsNotNull(held);
        Assert.IsNull(FileLock.Acquire(directory.At("cache.lock"), TimeSpan.FromMilliseconds(20), CancellationToken.None));
    }
}
