namespace Amorsize.Discovery.Tests;

[TestClass]
public sealed class CachedWorkloadScanTests : IDisposable
{
    private const string Source = """
        public static class C
        {
            static int[] Items => [1];
            [Workload("named", Items = "Items", ItemCount = 500, MaxDegreeOfParallelism = 4)] static void M(int i) { }
            [Workload] static void Job(TunedSettings s) { }
            [Workload] static void Wrong(int i) { }
        }
        """;

    private readonly ScannedOutput output = new();

    public void Dispose() => output.Dispose();

    [TestMethod]
    public void Workloads_SecondCall_EqualTheFirstScan()
    {
        Compile(Source);

        Assert.AreSequenceEqual(Compiled.Scan(Source), output.Workloads());
        Assert.AreSequenceEqual(Compiled.Scan(Source), output.Workloads());
    }

    [TestMethod]
    public void Workloads_SameAssembly_AreNotScannedAgain()
    {
        Compile(Source);
        output.Workloads();
        output.Edit("named", "renamed");

        Assert.AreEqual("C.Job C.Wrong renamed", Names());
    }

    [TestMethod]
    public void Workloads_SuiteScannedInBetween_AreStillRemembered()
    {
        Compile(Source);
        output.Workloads();
        output.Edit("named", "renamed");

        Assert.IsNull(output.Suite());

        Assert.AreEqual("C.Job C.Wrong renamed", Names());
    }

    [TestMethod]
    public void Workloads_OtherAssemblyOfSameNameAndTime_AreScanned()
    {
        Compile(Source);
        output.Workloads();
        var time = File.GetLastWriteTimeUtc(output.AssemblyPath);
        Compile(Source.Replace("named", "other", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(output.AssemblyPath, time);

        Assert.AreEqual("C.Job C.Wrong other", Names());
        Assert.AreEqual("C.Job C.Wrong other", Names());
    }

    [TestMethod]
    [DataRow("\"scanner\":\"", "\"scanner\":\"0")]
    [DataRow("\"methodToken\":1", "\"methodToken\":-1")]
    [DataRow("\"workloads\":[", "\"workloads\":{")]
    [DataRow("\"workloads\":[", "\"workloads\":[null,")]
    [DataRow("\"name\":\"renamed\"", "\"name\":null")]
    [DataRow("\"name\":\"renamed\",", "")]
    [DataRow("\"fingerprint\":", "\"finger\":")]
    [DataRow("{", "")]
    public void Workloads_OtherScannerOrDamagedFile_AreScanned(string from, string to)
    {
        Compile(Source);
        output.Workloads();
        output.Edit("named", "renamed");
        output.Edit(from, to);

        Assert.AreSequenceEqual(Compiled.Scan(Source), output.Workloads());
    }

    [TestMethod]
    public void Workloads_FileIsJsonNull_AreScanned()
    {
        Compile(Source);
        output.Workloads();
        File.WriteAllText(output.ScanFile, "null");

        Assert.AreSequenceEqual(Compiled.Scan(Source), output.Workloads());
    }

    [TestMethod]
    [DataRow("late.txt", "late.txt", DisplayName = "a file of the output")]
    [DataRow("late.txt", "project/late.txt", DisplayName = "a file of the project")]
    [DataRow("data/late.txt", "data/late.txt", DisplayName = "a file in a folder that was there")]
    [DataRow("sub/deep/late.txt", "sub/deep/late.txt", DisplayName = "a file in a folder that was not there")]
    public void Workloads_FileThatCodeLooksForAppears_ChangeTheirFingerprint(string constant, string path)
    {
        output.ProjectDirectory = output.At("project");
        Directory.CreateDirectory(output.At("project"));
        Directory.CreateDirectory(output.At("data"));
        Directory.CreateDirectory(output.At("obj"));
        Compile($$"""public static class C { [Workload(Items = "Items")] static void M(int i) { if (System.IO.File.Exists("{{constant}}")) M(i - 1); } static int[] Items => [1]; }""");
        var before = output.Workloads()[0].Fingerprint;
        Assert.AreEqual(before, output.Workloads()[0].Fingerprint);

        output.Write(path);

        Assert.AreNotEqual(before, output.Workloads()[0].Fingerprint);
    }

    [TestMethod]
    public void Workloads_UnwritableFile_AreScannedEachTime()
    {
        Compile(Source);
        Directory.CreateDirectory(output.ScanFile);

        Assert.HasCount(3, output.Workloads());
        Assert.HasCount(3, output.Workloads());
    }

    [TestMethod]
    public void Workloads_FileIsNoAssembly_ThrowAndAreNotRemembered()
    {
        output.Write([1, 2, 3]);

        Assert.ThrowsExactly<BadImageFormatException>(output.Workloads);
        Assert.IsFalse(File.Exists(output.ScanFile));
    }

    private string Names() => string.Join(' ', output.Workloads().Select(workload => workload.Name));

    private void Compile(string source)
    {
        using var assembly = Compiled.Assembly(source);
        output.Write(assembly.ToArray());
    }
}
