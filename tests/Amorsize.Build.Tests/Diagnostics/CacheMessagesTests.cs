using Amorsize.Build.Diagnostics;
using Amorsize.Platform.Locks;

namespace Amorsize.Build.Tests.Diagnostics;

[TestClass]
public sealed class CacheMessagesTests
{
    private static readonly Func<Exception, Diagnostic>[] Warnings =
        [CacheMessages.NotChanged, obstacle => CacheMessages.NotExported("results.json", obstacle), CacheMessages.NotStored];

    [TestMethod]
    public void FileThatCannotBeWritten_IsToBeMadeWritable()
    {
        foreach (var warning in Warnings.Select(warning => warning(new UnauthorizedAccessException("Permission denied."))))
        {
            Assert.AreEqual("AMZ3001", warning.Code);
            Assert.Contains("Permission denied.", warning.Text);
            Assert.Contains("writable", warning.Text);
        }
    }

    [TestMethod]
    public void LockThatAnotherBuildHolds_IsToBeWaitedFor()
    {
        foreach (var warning in Warnings.Select(warning => warning(new LockHeldException("cache.lock", TimeSpan.FromSeconds(10)))))
        {
            Assert.AreEqual("AMZ3001", warning.Code);
            Assert.Contains("Another build has held cache.lock for more than 10 s.", warning.Text);
            Assert.EndsWith("Wait until the other build has ended, and end it if it hangs.", warning.Text);
            Assert.DoesNotContain("writable", warning.Text);
        }
    }

    [TestMethod]
    public void Prune_ThatDidNotRun_SaysWhy()
    {
        Assert.AreEqual("nothing to prune yet in cache", CacheMessages.Pruned(new(), "cache").Text);
        Assert.AreEqual(
            "nothing was pruned in cache: Another build holds cache.lock.",
            CacheMessages.Pruned(new() { Obstacle = new LockHeldException("cache.lock", TimeSpan.Zero) }, "cache").Text);
        Assert.StartsWith("pruned cache: 3 entries", CacheMessages.Pruned(new() { Ran = true, Entries = 3 }, "cache").Text);
    }
}
