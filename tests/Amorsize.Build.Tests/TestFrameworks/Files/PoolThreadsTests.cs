using System.Text;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class PoolThreadsTests : IDisposable
{
    private const string None = """{ "runtimeOptions": { "tfm": "net10.0", "configProperties": { "System.GC.Server": true } } }""";
    private const string Ours = """{ "runtimeOptions": { "tfm": "net10.0", "configProperties": { "System.GC.Server": true, "System.Threading.ThreadPool.MinThreads": 16, "Amorsize.MinThreads": 16 } } }""";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void TheyAreAdded() => ProjectFolder.AssertJson(Ours, With(None, 16)!);

    [TestMethod]
    public void TheyAreAddedWhereThereAreNoProperties() => ProjectFolder.AssertJson(
        """{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 16, "Amorsize.MinThreads": 16 } } }""",
        With("""{ "runtimeOptions": { } }""", 16)!);

    [TestMethod]
    public void TheyAreChanged() => ProjectFolder.AssertJson(Ours.Replace("16", "8", StringComparison.Ordinal), With(Ours, 8)!);

    [TestMethod]
    public void TheyAreRemoved() => ProjectFolder.AssertJson(None, With(Ours, 0)!);

    [TestMethod]
    [DataRow(None, 0)]
    [DataRow(Ours, 16)]
    public void WhatIsSoAlreadyIsNotWritten(string content, int threads) => Assert.IsNull(With(content, threads));

    [TestMethod]
    [DataRow("32")]
    [DataRow("\"32\"")]
    [DataRow("\"0x20\"")]
    public void TheProjectsOwnAreKnownAndStay(string threads)
    {
        var content = $$$"""{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": {{{threads}}} } } }""";

        Assert.IsTrue(PoolThreads.AreOwn(folder.Write("own.json", content)));
        Assert.IsNull(With(content, 16));
        Assert.IsNull(With(content, 0));
    }

    [TestMethod]
    public void OursThatSomebodyChangedAreTheProjectsOwn() =>
        Assert.IsTrue(PoolThreads.AreOwn(folder.Write("own.json", Ours.Replace("MinThreads\": 16,", "MinThreads\": 32,", StringComparison.Ordinal))));

    [TestMethod]
    [DataRow(None)]
    [DataRow(Ours)]
    public void NoneAndOursAreNotTheProjectsOwn(string content) => Assert.IsFalse(PoolThreads.AreOwn(folder.Write("ours.json", content)));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("""{ "runtimeOptions": 1 }""")]
    [DataRow("""{ "runtimeOptions": { }, "runtimeOptions": { } }""")]
    public void AFileThatIsNoneIsLeftAsItIs(string content)
    {
        Assert.IsNull(With(content, 16));
        Assert.IsFalse(PoolThreads.AreOwn(folder.At("App.runtimeconfig.json")));
    }

    [TestMethod]
    public void AFileThatIsNotThereIsNotMade()
    {
        Assert.IsNull(PoolThreads.With(folder.At("gone.json"), 16));
        Assert.IsFalse(PoolThreads.AreOwn(folder.At("gone.json")));
    }

    private string? With(string content, int threads) =>
        PoolThreads.With(folder.Write("App.runtimeconfig.json", content), threads) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
