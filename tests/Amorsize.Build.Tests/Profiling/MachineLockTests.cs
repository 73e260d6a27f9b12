using Amorsize.Build.Profiling;

namespace Amorsize.Build.Tests.Profiling;

[TestClass]
public sealed class MachineLockTests
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    private string LockFile => Path.Combine(directory.FullName, "lock");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void TheFirstHasItAtOnce()
    {
        using var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, out var waited, CancellationToken.None);

        Assert.IsNotNull(first);
        Assert.IsFalse(waited);
    }

    [TestMethod]
    public void TheSecondGoesOnWithoutItWhenItsTimeIsOver()
    {
        using var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, out _, CancellationToken.None);

        Assert.IsNull(MachineLock.Acquire(LockFile, TimeSpan.FromMilliseconds(1), out _, CancellationToken.None));
    }

    [TestMethod]
    public async Task TheSecondGetsItWhenTheFirstIsDoneAndKnowsThatItWaited()
    {
        var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, out _, CancellationToken.None)!;
        var waited = false;
        var second = Task.Run(() => MachineLock.Acquire(LockFile, TimeSpan.FromMinutes(1), out waited, CancellationToken.None));
        // It may not have begun to wait yet: then it finds the lock free, which is as good, but says that it did not wait.
        first.Dispose();

        using var acquired = await second;
        Assert.IsNotNull(acquired);
    }

    [TestMethod]
    public void WaitingEndsWithCancellation()
    {
        using var first = MachineLock.Acquire(LockFile, TimeSpan.Zero, out _, CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => MachineLock.Acquire(LockFile, TimeSpan.FromMinutes(1), out _, cancellation.Token));
    }

    [TestMethod]
    public void WhereItCannotBeMadeOneGoesOnWithout() =>
        Assert.IsNull(MachineLock.Acquire(Path.Combine(directory.FullName, "no", "such", "lock"), TimeSpan.Zero, out _, CancellationToken.None));
}
