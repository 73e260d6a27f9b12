using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.Tests.TestFrameworks;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class SuitePlanWriterTests : IDisposable
{
    private const string Config = "App.Tests.testconfig.json";

    private readonly ProjectFolder folder = new();
    private readonly List<Diagnostic> diagnostics = [];

    private SuitePlanWriter Writer => new(new LocalFileSystem(), diagnostics.Add);

    private SuiteFiles RunnerFiles => folder.Files(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: true);

    private string Note => folder.At("App.amorsize.tests");

    [TestMethod]
    public void WriteWithNote_Plan_IsWrittenAndNoted()
    {
        Writer.WriteWithNote(RunnerFiles, new(4, TestScope.Classes), Note);

        Assert.IsTrue(File.Exists(folder.InOutput(Config)));
        Assert.IsTrue(File.Exists(Note));
        Assert.IsEmpty(diagnostics);
    }

    [TestMethod]
    public void WriteWithNote_UnchangedAfterAPlan_TakesBothAway()
    {
        Writer.WriteWithNote(RunnerFiles, new(4, TestScope.Classes), Note);

        Writer.WriteWithNote(RunnerFiles, SuitePlan.Unchanged, Note);

        Assert.IsFalse(File.Exists(folder.InOutput(Config)));
        Assert.IsFalse(File.Exists(Note));
    }

    [TestMethod]
    public void Write_FileThatCannotBeWritten_CostsOneWarning()
    {
        Directory.CreateDirectory(folder.InOutput(Config));

        Writer.Write(RunnerFiles, new(4, TestScope.Classes));

        Assert.AreEqual((Severity.Warning, "AMZ3001"), (diagnostics.Single().Severity, diagnostics.Single().Code));
    }

    [TestMethod]
    public void Write_FileOfTheUserThatCannotBeRead_CostsOneWarning()
    {
        folder.Write("user.runsettings", "<RunSettings");

        Writer.Write(folder.Files(SupportedFrameworks.All.OfType<MSTest>().Single(), isOnTestingPlatform: false), new(4, TestScope.Classes));

        Assert.AreEqual("AMZ3001", diagnostics.Single().Code);
        Assert.IsFalse(File.Exists(folder.At("obj/App.Tests.amorsize.runsettings")));
    }

    public void Dispose() => folder.Dispose();
}
