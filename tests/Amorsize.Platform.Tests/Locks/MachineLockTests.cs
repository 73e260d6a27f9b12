using Amorsize.Platform.Locks;

namespace Amorsize.Platform.Tests.Locks;

[TestClass]
public sealed class MachineLockTests
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    private string LockFile => Path.Combine(directory.FullName, "lock");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void Acquire_FreeLock_SucceedsAtOnce()
    {
        using var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, CancellationToken.None);

        Assert.IsNotNull(first);
    }

    [TestMethod]
    public void Acquire_HeldLock_ReturnsNullAfterLimit()
    {
        using var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, CancellationToken.None);

        Assert.IsNull(MachineLock.Acquire(LockFile, TimeSpan.FromMilliseconds(1), CancellationToken.None));
    }

    [TestMethod]
    public async Task Acquire_LockReleasedWhileWaiting_Succeeds()
    {
        var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, CancellationToken.None)!;
        var second = Task.Run(() => MachineLock.Acquire(LockFile, TimeSpan.FromMinutes(1), CancellationToken.None));
        // The second gets the lock whether or not it has begun to wait.
        first.Dispose();

        using var acquired = await second;
        Assert.IsNotNull(acquired);
    }

    [TestMethod]
    public void Acquire_HeldLockAndCanceledToken_Throws()
    {
        using var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => MachineLock.Acquire(LockFile, TimeSpan.FromMinutes(1), cancellation.Token));
    }

    [TestMethod]
    public void Acquire_FileCannotBeCreated_ExcludesNoOther()
    {
        // The lock file's path is that of a directory.
        using var first = MachineLock.Acquire(directory.FullName, TimeSpan.Zero, CancellationToken.None);
        using var second = MachineLock.Acquire(directory.FullName, TimeSpan.Zero, CancellationToken.None);

        Assert.IsNotNull(first);
        Assert.IsNotNull(second);
    }
}
