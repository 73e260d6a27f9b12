using System.Globalization;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class FlaggedWorkloadsTests : PipelineTest
{
    private string Assembly => At("App.dll");

    private string Note => At("App.none");

    private FlaggedWorkloads Workloads => field ??= new(new(Assembly, At(""), At("App.deps.json"), []), At("App.scan"), Note, new LocalFileSystem());

    [TestMethod]
    public void NoteThatThereAreNone_AfterFind_HasTheTimeOfTheAssembly()
    {
        File.Copy(typeof(LocalFileSystem).Assembly.Location, Assembly);
        File.SetLastWriteTimeUtc(Assembly, Clock.GetUtcNow().UtcDateTime);

        Assert.IsEmpty(Workloads.Find().Workloads);
        Assert.IsFalse(File.Exists(Note));
        Workloads.NoteThatThereAreNone();

        Assert.AreEqual(Clock.GetUtcNow().UtcDateTime, File.GetLastWriteTimeUtc(Note));
        // The targets compare the note with what MSBuild's property function gives for the assembly.
        Assert.AreEqual(File.ReadAllText(Assembly).Length.ToString(CultureInfo.InvariantCulture), File.ReadAllText(Note));
    }

    [TestMethod]
    public void NoteThatThereAreNone_NoteThatCannotBeWritten_IsNoFailure()
    {
        File.Copy(typeof(LocalFileSystem).Assembly.Location, Assembly);
        Directory.CreateDirectory(Note);

        Assert.IsEmpty(Workloads.Find().Workloads);
        Workloads.NoteThatThereAreNone();
    }

    [TestMethod]
    public void Find_NoAssembly_Throws() => Assert.ThrowsExactly<FileNotFoundException>(() => Workloads.Find());
}
