using System.Text;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests.Workloads;

[TestClass]
public sealed class CachedScanTests : IDisposable
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

    private readonly TemporaryDirectory directory = new();

    private string Memory => directory.At("obj/scan.json");

    private string Assembly => directory.At("MyApp.dll");

    public void Dispose() => directory.Dispose();

    [TestMethod]
    public void What_is_remembered_is_what_was_scanned()
    {
        Compile(Source);

        var scanned = Recall();

        CollectionAssert.AreEqual(Compiled.Scan(Source).ToArray(), scanned.ToArray());
        CollectionAssert.AreEqual(scanned.ToArray(), Recall().ToArray());
    }

    [TestMethod]
    public void The_same_assembly_is_not_scanned_again()
    {
        Compile(Source);
        Recall();
        Edit("named", "renamed");

        Assert.AreEqual("C.Job C.Wrong renamed", string.Join(' ', Recall().Select(workload => workload.Name)));
    }

    [TestMethod]
    public void Another_assembly_under_the_same_name_and_time_is_scanned()
    {
        Compile(Source);
        Recall();
        var time = File.GetLastWriteTimeUtc(Assembly);
        Compile(Source.Replace("named", "other", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Assembly, time);

        Assert.AreEqual("C.Job C.Wrong other", string.Join(' ', Recall().Select(workload => workload.Name)));
        Assert.AreEqual("C.Job C.Wrong other", string.Join(' ', Recall().Select(workload => workload.Name)));
    }

    [TestMethod]
    [DataRow("\"scanner\":\"", "\"scanner\":\"0")]
    [DataRow("\"methodToken\":1", "\"methodToken\":-1")]
    [DataRow("\"workloads\":[", "\"workloads\":{")]
    [DataRow("\"fingerprint\":", "\"finger\":")]
    [DataRow("{", "")]
    public void A_memory_of_another_scanner_or_a_broken_one_is_not_believed(string from, string to)
    {
        Compile(Source);
        var scanned = Recall();
        Edit("named", "renamed");
        Edit(from, to);

        CollectionAssert.AreEqual(scanned.ToArray(), Recall().ToArray());
    }

    [TestMethod]
    public void A_memory_that_cannot_be_written_costs_a_scan_and_nothing_else()
    {
        Compile(Source);
        Directory.CreateDirectory(Memory);

        Assert.HasCount(3, Recall());
        Assert.HasCount(3, Recall());
    }

    [TestMethod]
    public void A_file_that_is_no_assembly_is_said_so_and_not_remembered()
    {
        directory.Write("MyApp.dll", [1, 2, 3]);

        Assert.ThrowsExactly<BadImageFormatException>(Recall);
        Assert.IsFalse(File.Exists(Memory));
    }

    private IReadOnlyList<WorkloadDescriptor> Recall() => CachedScan.Recall(Memory, File.ReadAllBytes(Assembly));

    private void Compile(string source)
    {
        using var assembly = Compiled.Assembly(source);
        directory.Write("MyApp.dll", assembly.ToArray());
    }

    private void Edit(string from, string to)
    {
        var text = File.ReadAllText(Memory);
        Assert.Contains(from, text);
        File.WriteAllBytes(Memory, Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
    }
}
