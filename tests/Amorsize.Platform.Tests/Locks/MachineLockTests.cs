using Amorsize.Platform.Locks;
using Amorsize.Shared;

namespace Amorsize.Platform.Tests.Locks;

[TestClass]
public sealed class MachineLockTests : IDisposable
{
    private const int TimeoutMilliseconds = 60_000;

    private readonly TemporaryDirectory directory = new();
    private int waits;

    public static IEnumerable<object[]> SpecialFiles => OperatingSystem.IsWindows() ? [["directory"]] : SpecialFile.Kinds.Select(kind => new object[] { kind });

    private MachineLockPlaces Places => new(directory.At("home/own.lock"), directory.At("shared/all.lock"));

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void Acquire_FreeLock_ExcludesAllAndIsNotWaitedFor()
    {
        using var first = Acquire();

        Assert.IsNotNull(first);
        Assert.IsNull(first.Weakness);
        Assert.AreEqual(0, waits);
    }

    [TestMethod]
    public void Acquire_HeldLock_ReturnsNullAfterLimitAndSaysOnceThatItWaits()
    {
        using var first = Acquire();

        Assert.IsNull(Acquire(TimeSpan.FromMilliseconds(250)));
        Assert.AreEqual(1, waits);
    }

    [TestMethod]
    public async Task Acquire_LockReleasedWhileWaiting_Succeeds()
    {
        var first = Acquire()!;
        var second = Task.Run(() => Acquire(TimeSpan.FromMinutes(1)));
        // The second gets the lock whether or not it has begun to wait.
        first.Dispose();

        using var acquired = await second;
        Assert.IsNotNull(acquired);
    }

    [TestMethod]
    public void Acquire_HeldLockAndCanceledToken_Throws()
    {
        using var first = Acquire();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.ThrowsExactly<OperationCanceledException>(() => MachineLock.Acquire(Places, TimeSpan.FromMinutes(1), () => { }, cancellation.Token));
    }

    [TestMethod]
    [DoNotParallelize]
    public void Here_WithAnotherTemporaryFolder_IsTheSame()
    {
        var here = MachineLockPlaces.Here;
        var before = Environment.GetEnvironmentVariable("TMPDIR");
        try
        {
            Environment.SetEnvironmentVariable("TMPDIR", directory.Root);
            Assert.AreEqual(here, MachineLockPlaces.Here);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }
    }

    [TestMethod]
    public void Acquire_HeldByAnotherUser_IsWeakAfterTheWait()
    {
        // A build of another user holds only the shared file and its own one.
        using var other = MachineLock.Acquire(Places with { Own = directory.At("other/own.lock") }, TimeSpan.Zero, () => { }, CancellationToken.None);

        using var mine = Acquire(TimeSpan.FromMilliseconds(1));

        Assert.Contains("another user", mine!.Weakness!);
        mine.Dispose();
        Assert.IsNull(Acquire(TimeSpan.Zero), "without a wait, a look is not made beside another user's build");
        using var again = Acquire(TimeSpan.FromMilliseconds(1));
        Assert.IsNull(Acquire(TimeSpan.FromMilliseconds(1)), "a second build of this user");
    }

    [TestMethod]
    [DynamicData(nameof(SpecialFiles))]
    [Timeout(TimeoutMilliseconds)]
    public void Acquire_SpecialFileInPlaceOfTheSharedOne_NeitherBlocksNorDisarms(string kind)
    {
        SpecialFile.Create(kind, Places.Shared);

        using var first = Acquire();

        Assert.Contains("not kept from measuring", first!.Weakness!);
        Assert.IsNull(Acquire());
    }

    [TestMethod]
    [DynamicData(nameof(SpecialFiles))]
    [Timeout(TimeoutMilliseconds)]
    public void Acquire_SpecialFileInPlaceOfTheOwnOne_NeitherBlocksNorThrows(string kind)
    {
        SpecialFile.Create(kind, Places.Own);

        using var first = Acquire();

        Assert.IsNotNull(first);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Acquire_SharedFile_IsReadableByAll()
    {
        Acquire()!.Dispose();

        Assert.IsTrue(!OperatingSystem.IsWindows() && File.GetUnixFileMode(Places.Shared).HasFlag(UnixFileMode.OtherRead));
    }

    private MachineLock? Acquire(TimeSpan limit = default) => MachineLock.Acquire(Places, limit, () => waits++, CancellationToken.None);
}
