using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class ScratchFolderTests
{
    [TestMethod]
    public void Dispose_FolderWithFiles_DeletesAll()
    {
        string path;
        using (var scratch = new ScratchFolder())
        {
            path = scratch.Path;
            Directory.CreateDirectory(scratch.At("results"));
            File.WriteAllText(scratch.At("results/a.trx"), "");
            Assert.IsTrue(File.Exists(Path.Combine(path, "results", "a.trx")));
        }

        Assert.IsFalse(Directory.Exists(path));
    }

    [TestMethod]
    public void Path_OfTwoFolders_Differs()
    {
        using var one = new ScratchFolder();
        using var two = new ScratchFolder();

        Assert.AreNotEqual(one.Path, two.Path);
    }

    [TestMethod]
    public void Dispose_FolderIsGone_IsNoFailure()
    {
        using var scratch = new ScratchFolder();

        Directory.Delete(scratch.Path);
    }
}
