using System.Text;
using Amorsize.Discovery.Outputs;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests.Outputs;

[TestClass]
public sealed class DependencyListTests : IDisposable
{
    private const string Dependencies = """
        { "targets": { "net10.0": {
            "App/1.0.0": { "runtime": { "App.dll": {} } },
            "Lib/1.0.0": { "runtime": { "lib/net10.0/Lib.dll": {} }, "native": { "runtimes/any/native/libnear.so": {} }, "runtimeTargets": { "runtimes/linux-x64/native/libfar.so": {} } },
            "Bare/1.0.0": { "runtime": { "Bare.dll": {} } },
            "Unlisted/1.0.0": { "runtime": { "lib/Unlisted.dll": {} } },
            "runtimepack.Microsoft.NETCore.App/10.0.0": { "runtime": { "System.Text.Json.dll": {} } } } },
          "libraries": {
            "App/1.0.0": { "type": "project" }, "Lib/1.0.0": { "type": "package", "path": "lib/1.0.0" }, "Bare/1.0.0": { "type": "package" },
            "runtimepack.Microsoft.NETCore.App/10.0.0": { "type": "runtimepack" } } }
        """;

    private readonly TemporaryDirectory directory = new();

    private DependencyList List => new(new(directory.At("bin/App.dll"), directory.At(""), directory.At("bin/App.deps.json"), [directory.At("fallback"), directory.At("packages")]));

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void PathOf_AssemblyBesideTheProgram_IsThatFile()
    {
        Write("bin/App.deps.json", Dependencies);
        Write("bin/Copied.dll", "");

        Assert.AreEqual(directory.At("bin/Copied.dll"), List.PathOf("Copied"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void PathOf_AssemblyForThisSystem_IsThatOne()
    {
        Write("bin/App.deps.json", Dependencies.Replace("\"runtimes/linux-x64/native/libfar.so\": {}", "\"runtimes/win/lib/net10.0/Lib.dll\": {}, \"runtimes/unix/lib/net10.0/Lib.dll\": {}, \"runtimes/linux/lib/net10.0/Lib.dll\": {}", StringComparison.Ordinal));
        Write("bin/Lib.dll", "");
        Assert.AreEqual(directory.At("bin/Lib.dll"), List.PathOf("Lib"));

        Write("bin/runtimes/win/lib/net10.0/Lib.dll", "");
        Assert.AreEqual(directory.At("bin/Lib.dll"), List.PathOf("Lib"));
        Write("bin/runtimes/unix/lib/net10.0/Lib.dll", "");
        Assert.AreEqual(directory.At("bin/runtimes/unix/lib/net10.0/Lib.dll"), List.PathOf("Lib"));
        Write("bin/runtimes/linux/lib/net10.0/Lib.dll", "");
        Assert.AreEqual(directory.At("bin/runtimes/linux/lib/net10.0/Lib.dll"), List.PathOf("Lib"));
    }

    [TestMethod]
    public void PathOf_AssemblyOfAPackage_IsInTheFolderThatHasIt()
    {
        Write("bin/App.deps.json", Dependencies);
        Write("packages/lib/1.0.0/lib/net10.0/Lib.dll", "");
        Write("fallback/Bare.dll", "");

        Assert.AreEqual(directory.At("packages/lib/1.0.0/lib/net10.0/Lib.dll"), List.PathOf("Lib"));
        Assert.AreEqual(directory.At("fallback/Bare.dll"), List.PathOf("Bare"));
        Assert.IsNull(List.PathOf("Unlisted"));
        Assert.IsNull(List.PathOf("Missing"));
    }

    [TestMethod]
    public void PathOf_AssemblyOfTheFramework_IsNone()
    {
        Write("bin/App.deps.json", Dependencies);
        Write("bin/System.Text.Json.dll", "");

        Assert.IsNull(List.PathOf("System.Text.Json"));
        Assert.IsNull(List.PathOf("System.Linq"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("{ \"runtimepack\": \"/Lib.dll\" }")]
    [DataRow("{ \"targets\": { \"net10.0\": { \"Lib/1.0.0\": 7 } }, \"libraries\": { \"Lib/1.0.0\": { \"path\": 7 } }, \"runtimepack\": \"/Lib.dll\" }")]
    public void PathOf_UnusableList_IsOnlyInTheOutput(string dependencies)
    {
        Write("bin/App.deps.json", dependencies);
        Write("bin/Lib.dll", "");

        Assert.AreEqual(directory.At("bin/Lib.dll"), List.PathOf("Lib"));
        Assert.IsNull(List.PathOf("Other"));
    }

    [TestMethod]
    public void NativeFiles_Library_AreThoseOfAllSystems()
    {
        Write("bin/App.deps.json", Dependencies);
        Write("bin/near.dll", "");
        Write("bin/runtimes/osx/native/libnear.dylib", "");
        Write("packages/lib/1.0.0/runtimes/any/native/libnear.so", "");
        Write("packages/lib/1.0.0/runtimes/linux-x64/native/libfar.so", "");

        Assert.AreSequenceEqual(
            ["lib/1.0.0/runtimes/any/native/libnear.so", "near.dll", "runtimes/osx/native/libnear.dylib"],
            List.NativeFiles("near").Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.AreSequenceEqual(["lib/1.0.0/runtimes/linux-x64/native/libfar.so"], List.NativeFiles("far").Select(file => file.Name));
        Assert.IsEmpty(List.NativeFiles("nowhere"));
    }

    [TestMethod]
    public void NativeFiles_NoList_AreThoseOfTheOutput()
    {
        Write("bin/libnear.so", "");

        Assert.AreSequenceEqual(["libnear.so"], List.NativeFiles("near").Select(file => file.Name));
    }

    private void Write(string path, string text) => directory.Write(path, Encoding.UTF8.GetBytes(text));
}
