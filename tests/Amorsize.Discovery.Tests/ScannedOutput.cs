using System.Text;
using Amorsize.Discovery.Tests.TestSuites;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests;

/// <summary>A directory with an assembly, and the file that remembers the scans of this assembly.</summary>
internal sealed class ScannedOutput : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public string ScanFile => directory.At("obj/MyApp.amorsize.scan");

    public string AssemblyPath => directory.At("MyApp.dll");

    /// <summary>Absolute path of the project's folder; null if it is that of the assembly.</summary>
    public string? ProjectDirectory { get; set; }

    public string At(string name) => directory.At(name);

    public void Dispose() => directory.Dispose();

    public IReadOnlyList<WorkloadDescriptor> Workloads() => CachedScan.Workloads(ScanFile, File.ReadAllBytes(AssemblyPath), new(AssemblyPath, ProjectDirectory ?? At(""), At("MyApp.deps.json"), [At("packages")])).Workloads;

    public TestSuite? Suite() => CachedScan.Suite(ScanFile, AssemblyPath, StubFramework.Scanner);

    /// <summary>Writes an empty file.</summary>
    public void Write(string path) => directory.Write(path, []);

    public void Write(byte[] assembly, string name = "MyApp") => directory.Write(name + ".dll", assembly);

    /// <summary>Changes the scan file, so that a result read from it differs from a fresh scan.</summary>
    public void Edit(string from, string to)
    {
        var text = File.ReadAllText(ScanFile);
        Assert.Contains(from, text);
        File.WriteAllBytes(ScanFile, Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
    }
}
