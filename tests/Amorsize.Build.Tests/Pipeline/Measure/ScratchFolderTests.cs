using Amorsize.Build.Pipeline.Measure;
using Amorsize.Platform.Files;

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

        Directory.Delete(scratch.Path, recursive: true);
    }

    [TestMethod]
    public void Sweep_FolderOfAKilledBuild_IsDeletedAndThatOfALivingOneStays()
    {
        using var living = new ScratchFolder();
        var temporary = Path.GetDirectoryName(living.Path)!;
        var killed = Directory.CreateDirectory(living.Path + "-killed");
        File.WriteAllText(Path.Combine(killed.FullName, "owner.lock"), "");
        Directory.CreateDirectory(Path.Combine(killed.FullName, "results"));
        var other = Directory.CreateTempSubdirectory("amorsize-tests-");

        StaleFolders.Sweep(temporary, before: DateTimeOffset.UtcNow - StaleFolders.LeastAge);
        Assert.IsTrue(Directory.Exists(killed.FullName), "a folder that was just created");
        StaleFolders.Sweep(temporary, before: DateTimeOffset.UtcNow.AddMinutes(1));

        Assert.IsFalse(Directory.Exists(killed.FullName));
        Assert.IsTrue(Directory.Exists(living.Path));
        Assert.IsTrue(Directory.Exists(other.FullName));
        other.Delete();
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Sweep_LinkInPlaceOfAFolder_KeepsWhatIsBehindIt()
    {
        using var living = new ScratchFolder();
        var target = Directory.CreateTempSubdirectory("amorsize-tests-");
        File.WriteAllText(Path.Combine(target.FullName, "precious"), "");
        var link = living.Path + "-link";
        Directory.CreateSymbolicLink(link, target.FullName);

        StaleFolders.Sweep(Path.GetDirectoryName(living.Path)!, before: DateTimeOffset.UtcNow.AddMinutes(1));

        Assert.IsTrue(File.Exists(Path.Combine(target.FullName, "precious")));
        File.Delete(link);
        target.Delete(recursive: true);
    }
}
