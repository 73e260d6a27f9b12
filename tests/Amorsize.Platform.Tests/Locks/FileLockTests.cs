using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Locks;

[TestClass]
public sealed class FileLockTests
{
    [TestMethod]
    public void A_wait_that_is_canceled_ends_at_once()
    {
        using var directory = new TemporaryDirectory();
        using var held = FileLock.Acquire(directory.At("cache.lock"), TimeSpan.Zero, CancellationToken.None);
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => FileLock.Acquire(directory.At("cache.lock"), TimeSpan.FromMinutes(1), canceled.Token));
    }

    [TestMethod]
    public void What_another_has_all_the_time_is_not_had()
    {
        using var directory = new TemporaryDirectory();
        using var held = FileLock.Acquire(directory.At("cache.lock"), TimeSpan.Zero, CancellationToken.None);

        Assert.IsNotNull(held);
        Assert.IsNull(FileLock.Acquire(directory.At("cache.lock"), TimeSpan.FromMilliseconds(20), CancellationToken.None));
    }
}
