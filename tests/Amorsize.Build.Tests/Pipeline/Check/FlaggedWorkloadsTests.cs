using System.Globalization;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class FlaggedWorkloadsTests : PipelineTest
{
    private string Assembly => At("App.dll");

    private string Note => At("App.none");

    [TestMethod]
    public void Find_AssemblyThatFlagsNothing_LeavesANoteWithItsTime()
    {
        File.Copy(typeof(LocalFileSystem).Assembly.Location, Assembly);
        File.SetLastWriteTimeUtc(Assembly, Clock.GetUtcNow().UtcDateTime);

        Assert.IsEmpty(Find());

        Assert.AreEqual(Clock.GetUtcNow().UtcDateTime, File.GetLastWriteTimeUtc(Note));
        // The targets compare the note with what MSBuild's property function gives for the assembly.
        Assert.AreEqual(File.ReadAllText(Assembly).Length.ToString(CultureInfo.InvariantCulture), File.ReadAllText(Note));
    }

    [TestMethod]
    public void Find_NoteThatCannotBeWritten_IsNoFailure()
    {
        File.Copy(typeof(LocalFileSystem).Assembly.Location, Assembly);
        Directory.CreateDirectory(Note);

        Assert.IsEmpty(Find());
    }

    [TestMethod]
    public void Find_NoAssembly_Throws() => Assert.ThrowsExactly<FileNotFoundException>(() => Find());

    private IReadOnlyList<WorkloadDescriptor> Find() => new FlaggedWorkloads(new(Assembly, At(""), At("App.deps.json"), []), At("App.scan"), Note, new LocalFileSystem()).Find().Workloads;
}
