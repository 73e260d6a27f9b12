using System.IO.Compression;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processors;

namespace Amorsize.Cache.Tests.Storage;

[TestClass]
public sealed class SearchRunsTests : IDisposable
{
    private static readonly LookUpRequest Request = Sample.Request with { Key = Sample.Request.Key with { Subject = Subject.Tests } };
    private static readonly RecordedRun Run = new(
        new(8, TestScope.Methods, MinThreads: 10),
        Shuffled: true,
        new()
        {
            End = SuiteEnd.Completed,
            Elapsed = TimeSpan.FromSeconds(3),
            Computed = TimeSpan.FromSeconds(2),
            Waited = TimeSpan.FromSeconds(1.5),
            PeakMemory = 1 << 20,
            Tests = [new("N.C.A", "N.C", TimeSpan.FromMilliseconds(5), Failed: true, Sample.Noon), new("N.C.B", "N.C", TimeSpan.FromSeconds(1), Failed: false, Sample.Noon.AddSeconds(1))],
        },
        TimeSpan.FromSeconds(4),
        new ProcessorTimes(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2), Processors: 4)) { Build = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.375)), Throttled = TimeSpan.FromSeconds(0.25) };

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");

    private SearchRuns Runs => new(directory.FullName, new LocalFileSystem());

    private string StoredFile => directory.GetFiles("*.runs", SearchOption.AllDirectories).Single().FullName;

    public void Dispose() => directory.Delete(recursive: true);

    [TestMethod]
    public void Read_Stored_IsTheSame()
    {
        Runs.Store(Request, [Run, Run with { Plan = SuitePlan.Sequential, Shuffled = false, Processors = null }]);

        var read = Runs.Read(Request).Runs;

        Assert.HasCount(2, read);
        Assert.AreEqual(Run with { Run = Run.Run with { Tests = [] } }, read[0] with { Run = read[0].Run with { Tests = [] } });
        Assert.AreSequenceEqual(Run.Run.Tests, read[0].Run.Tests);
        Assert.AreEqual((SuitePlan.Sequential, null), (read[1].Plan, read[1].Processors));
    }

    [TestMethod]
    public void Read_RefusalsWithoutRuns_AreTheSame()
    {
        Runs.Store(Request, [], new(2, Sample.Noon));

        Assert.AreEqual(new(2, Sample.Noon), Runs.Read(Request).Refusals);
        Assert.AreEqual(default, Runs.Read(Request with { Fingerprint = new('b', 64) }).Refusals);
    }

    [TestMethod]
    public void Read_Nothing_IsEmpty() => Assert.IsEmpty(Runs.Read(Request).Runs);

    [TestMethod]
    public void Read_OtherConditions_IsEmpty()
    {
        Runs.Store(Request, [Run]);

        Assert.IsEmpty(Runs.Read(Request with { Fingerprint = new('b', 64) }).Runs);
        Assert.IsEmpty(Runs.Read(Request with { MeasurementProperties = [new("selected tests", "other")] }).Runs);
        Assert.HasCount(1, Runs.Read(Request).Runs);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(20)]
    [DataRow(60)]
    public void Read_TruncatedFile_IsEmpty(int bytes)
    {
        Runs.Store(Request, [Run]);
        File.WriteAllBytes(StoredFile, File.ReadAllBytes(StoredFile)[..bytes]);

        Assert.IsEmpty(Runs.Read(Request).Runs);
    }

    [TestMethod]
    public void Read_SmallFileThatUnzipsToAHugeOne_IsEmpty()
    {
        Runs.Store(Request, [Run]);
        byte[] json;
        using (var zipped = new GZipStream(File.OpenRead(StoredFile), CompressionMode.Decompress))
        {
            using var unzipped = new MemoryStream();
            zipped.CopyTo(unzipped);
            json = unzipped.ToArray();
        }
        using (var zip = new GZipStream(File.Create(StoredFile), CompressionLevel.Fastest))
        {
            zip.Write(json);
            var spaces = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (var written = 0; written < 256; written++)
                zip.Write(spaces);
        }

        Assert.IsLessThan(1 << 26, new FileInfo(StoredFile).Length);
        Assert.IsEmpty(Runs.Read(Request).Runs);
    }

    [TestMethod]
    public void Read_AnyChangedByte_IsEmptyOrTheSame()
    {
        Runs.Store(Request, [Run]);
        var content = File.ReadAllBytes(StoredFile);
        for (var at = 0; at < content.Length; at++)
        {
            byte[] damaged = [.. content];
            damaged[at] ^= 0x5A;
            File.WriteAllBytes(StoredFile, damaged);

            foreach (var run in Runs.Read(Request).Runs)
                Assert.AreEqual(Run.Run.Elapsed, run.Run.Elapsed);
        }
    }

    [TestMethod]
    public void Delete_Stored_LeavesNothing()
    {
        Runs.Store(Request, [Run]);

        Runs.Delete(Request);

        Assert.IsEmpty(directory.GetFiles("*", SearchOption.AllDirectories));
    }
}
