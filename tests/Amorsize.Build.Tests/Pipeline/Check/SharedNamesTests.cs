using Amorsize.Build.Pipeline.Check;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class SharedNamesTests : PipelineTest
{
    [TestMethod]
    public void In_TwoAssembliesWithOneName_ReturnsItWithBoth()
    {
        Write("Lib", "{ \"workloads\": { \"parse\": { \"workloads\": {} }, \"caf\\u00e9\": {} } }");
        Write("App", "{ \"machine\": { \"load\": 1 }, \"workloads\": { \"café\": {}, \"load\": {} } }");

        var (workload, assemblies) = Find("Lib", "App").Single();

        Assert.AreEqual("café", workload);
        Assert.AreSequenceEqual(["App", "Lib"], assemblies);
    }

    [TestMethod]
    public void In_OneAssemblyInTwoFolders_IsNotShared()
    {
        Write("Lib", "{ \"workloads\": { \"parse\": {} } }");
        Write("sub/Lib", "{ \"workloads\": { \"parse\": {} } }");

        Assert.IsEmpty(Find("Lib", "sub/Lib"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{ \"workloads\": { \"parse\": {}")]
    [DataRow("[ \"workloads\" ]")]
    public void In_BrokenFile_IsLeftOut(string broken)
    {
        Write("App", broken);
        Write("Lib", "{ \"workloads\": { \"parse\": {} } }");

        Assert.IsEmpty(Find("App", "Lib", "Missing"));
    }

    private void Write(string assembly, string json)
    {
        var path = At(assembly + ".amorsize.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, json);
    }

    private IEnumerable<(string Workload, IReadOnlyList<string> Assemblies)> Find(params string[] assemblies) =>
        SharedNames.In(assemblies.Select(assembly => At(assembly + ".amorsize.json")), new LocalFileSystem());
}
