using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Maintenance;

[TestClass]
public sealed class InventoryTests
{
    [TestMethod]
    public void Inventory_UnlistableCache_IsOneDefect()
    {
        var build = new CacheInMemory();
        build.Files.Before = (step, _) =>
        {
            if (step == "List")
                throw new UnauthorizedAccessException("Permission denied");
        };

        var found = new CacheInventory(CacheInMemory.Root, build.Files).Files().Single();

        Assert.AreEqual(".", found.Path);
        Assert.AreEqual(new Finding(Verdict.Unreadable, "the file cannot be read: Permission denied"), found.Reading?.Defect);
    }
}
