using System.Text;
using Amorsize.Build.TestFrameworks.Files;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class PoolThreadsTests : IDisposable
{
    private const string None = """{ "runtimeOptions": { "tfm": "net10.0", "configProperties": { "System.GC.Server": true } } }""";
    private const string Ours = """{ "runtimeOptions": { "tfm": "net10.0", "configProperties": { "System.GC.Server": true, "System.Threading.ThreadPool.MinThreads": 16, "Amorsize.MinThreads": 16 } } }""";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void With_NoThreads_AddsThem() => ProjectFolder.AssertJson(Ours, With(None, 16)!);

    [TestMethod]
    public void With_NoProperties_AddsThem() => ProjectFolder.AssertJson(
        """{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 16, "Amorsize.MinThreads": 16 } } }""",
        With("""{ "runtimeOptions": { } }""", 16)!);

    [TestMethod]
    public void With_OtherThreads_ChangesThem() => ProjectFolder.AssertJson(Ours.Replace("16", "8", StringComparison.Ordinal), With(Ours, 8)!);

    [TestMethod]
    public void With_Zero_RemovesOurs() => ProjectFolder.AssertJson(None, With(Ours, 0)!);

    [TestMethod]
    [DataRow(None, 0)]
    [DataRow(Ours, 16)]
    public void With_SameThreads_ChangesNothing(string content, int threads) => Assert.IsNull(With(content, threads));

    [TestMethod]
    [DataRow("32")]
    [DataRow("\"32\"")]
    [DataRow("\"0x20\"")]
    public void With_ThreadsOfTheProject_ChangesNothing(string threads)
    {
        var content = $$$"""{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": {{{threads}}} } } }""";

        Assert.IsTrue(PoolThreads.AreOwn(folder.Write("own.json", content)));
        Assert.IsNull(With(content, 16));
        Assert.IsNull(With(content, 0));
    }

    [TestMethod]
    public void AreOwn_OursWithAnotherValue_True() =>
        Assert.IsTrue(PoolThreads.AreOwn(folder.Write("own.json", Ours.Replace("MinThreads\": 16,", "MinThreads\": 32,", StringComparison.Ordinal))));

    [TestMethod]
    [DataRow(None)]
    [DataRow(Ours)]
    public void AreOwn_NoneOrOurs_False(string content) => Assert.IsFalse(PoolThreads.AreOwn(folder.Write("ours.json", content)));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("""{ "runtimeOptions": 1 }""")]
    [DataRow("""{ "runtimeOptions": { }, "runtimeOptions": { } }""")]
    public void With_NoRuntimeConfig_ChangesNothing(string content)
    {
        Assert.IsNull(With(content, 16));
        Assert.IsFalse(PoolThreads.AreOwn(folder.At("App.runtimeconfig.json")));
    }

    [TestMethod]
    public void With_NoFile_CreatesNone()
    {
        Assert.IsNull(PoolThreads.With(folder.At("gone.json"), 16));
        Assert.IsFalse(PoolThreads.AreOwn(folder.At("gone.json")));
    }

    private string? With(string content, int threads) =>
        PoolThreads.With(folder.Write("App.runtimeconfig.json", content), threads) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
