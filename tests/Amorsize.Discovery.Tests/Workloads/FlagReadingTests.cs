using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Discovery.Tests.Workloads;

[TestClass]
public sealed partial class FlagReadingTests
{
    [TestMethod]
    public void Every_value_of_the_attribute_is_read()
    {
        var workload = Compiled.Scan("""
            namespace MyApp.Imaging;
            public static class Photos
            {
                public static string[] Samples => ["a"];
                [Workload("thumbnails", Items = nameof(Samples), ItemCount = 500, MaxDegreeOfParallelism = 4, Enabled = true)]
                public static int Resize(string path) => path.Length;
            }
            """).Single();

        Assert.AreEqual("thumbnails", workload.Name);
        Assert.AreEqual("MyApp.Imaging.Photos.Resize(String)", workload.Method);
        Assert.AreEqual("Samples", workload.ItemsMember);
        Assert.AreEqual(500, workload.ItemCount);
        Assert.AreEqual(4, workload.MaxDegreeOfParallelism);
        Assert.IsNull(workload.Mistake);
        Assert.MatchesRegex(LowerCaseSha256(), workload.Fingerprint);
    }

    [TestMethod]
    public void The_token_is_that_of_the_flagged_method()
    {
        const string source = "public static class Photos { static void Other() { } [Workload] static void Job(TunedSettings settings) { } }";
        using var image = new PEReader(Compiled.Assembly(source));
        var reader = image.GetMetadataReader();
        var expected = reader.MethodDefinitions.Single(m => reader.GetString(reader.GetMethodDefinition(m).Name) == "Job");

        Assert.AreEqual(MetadataTokens.GetToken(expected), Compiled.Scan(source).Single().MethodToken);
    }

    [TestMethod]
    [DataRow("namespace MyApp; public static class Photos { [Workload] public static void Resize(TunedSettings s) { } }", "Photos.Resize", "MyApp.Photos.Resize(TunedSettings)")]
    [DataRow("namespace A.B; class Outer { class Inner { [Workload] public static void M(TunedSettings s) { } } }", "Outer.Inner.M", "A.B.Outer.Inner.M(TunedSettings)")]
    [DataRow("struct Global { [Workload] public static void M(TunedSettings s) { } }", "Global.M", "Global.M(TunedSettings)")]
    [DataRow("class C { static int[] I => []; [Workload(Items = \"I\")] static void M(Dictionary<string, int[]> d) { } }", "C.M", "C.M(Dictionary<String,Int32[]>)")]
    [DataRow("class C { static int[] I => []; [Workload(Items = \"I\")] static void M(int[,] a) { } }", "C.M", "C.M(Int32[,])")]
    [DataRow("[TestClass] public class C { [Workload] [TestMethod] [DataRow(1, \"a\")] public void M(int a, string b) { } }", "C.M", "C.M(Int32, String)")]
    [DataRow("class C { [Workload(null!)] static void M(TunedSettings s) { } }", "C.M", "C.M(TunedSettings)")]
    public void A_workload_without_a_name_is_called_after_its_type_and_method(string source, string name, string method)
    {
        var workload = Compiled.Scan(source).Single();

        Assert.AreEqual(name, workload.Name);
        Assert.AreEqual(method, workload.Method);
        Assert.IsNull(workload.Mistake);
    }

    [TestMethod]
    public void Workloads_are_ordered_by_name_and_those_taken_out_are_left_out()
    {
        var workloads = Compiled.Scan("""
            public static class Jobs
            {
                [Workload("b")] public static void One(TunedSettings s) { }
                [Workload("off", Enabled = false)] public static void Two(TunedSettings s) { }
                [Workload("a")] public static void Three(TunedSettings s) { }
                [Workload("B")] public static void Four(TunedSettings s) { }
            }
            """);

        Assert.AreEqual("B a b", string.Join(" ", workloads.Select(w => w.Name)));
    }

    [TestMethod]
    [DataRow("public static int M(string item) => 1;")]
    [DataRow("public static void M(string item) { }")]
    [DataRow("public static async Task M(string item) => await Task.Yield();")]
    [DataRow("public static Task<int> M(string item, CancellationToken ct) => Task.FromResult(1);")]
    [DataRow("public static ValueTask M(string item) => default;")]
    [DataRow("public static ValueTask<int> M(string item, CancellationToken ct) => default;")]
    [DataRow("public static void M(TunedSettings settings) { }")]
    [DataRow("public static Task<int> M(TunedSettings settings) => Task.FromResult(1);")]
    [DataRow("public void M(string item) { }")]
    [DataRow("private static void M(string item) { }")]
    public void Every_form_is_accepted(string method) =>
        Assert.IsNull(Compiled.Scan($$"""public class C { private static string[] Samples = []; [Workload(Items = "Samples")] {{method}} }""").Single().Mistake);

    [TestMethod]
    [DataRow("static List<string> Samples => [];")]
    [DataRow("static IEnumerable<string> Samples() => [];")]
    [DataRow("static readonly object Samples = new[] { 1 };")]
    [DataRow("static string Samples => \"letters\";")]
    [DataRow("static int[] Samples(int count) => []; static int[] Samples() => [];")]
    public void Every_kind_of_items_member_is_accepted(string member) =>
        Assert.IsNull(Compiled.Scan($$"""public class C { {{member}} [Workload(Items = "Samples")] public static void M(object item) { } }""").Single().Mistake);

    [TestMethod]
    [DataRow("[DataRow(1)] [DataRow(2)] public void M(int item) { }")]
    [DataRow("[DataRow(1, \"a\")] public void M(int item, string text) { }")]
    [DataRow("[DynamicData(nameof(Rows))] public async Task M(int item, string text) => await Task.Yield();")]
    [DataRow("[DynamicData(\"Rows\", typeof(Elsewhere))] public void M(int item) { }")]
    public void A_test_with_rows_takes_its_items_from_them(string method) =>
        Assert.IsNull(Compiled.Scan($$"""
            [TestClass] public class C { public static IEnumerable<object[]> Rows => []; [Workload] [TestMethod] {{method}} }
            static class Elsewhere { public static IEnumerable<object[]> Rows => []; }
            """).Single().Mistake);

    [TestMethod]
    public void A_struct_needs_no_declared_constructor() =>
        Assert.IsNull(Compiled.Scan("public struct S { [Workload] public void M(TunedSettings s) { } }").Single().Mistake);

    [TestMethod]
    public void An_assembly_without_flags_has_no_workloads()
    {
        Assert.IsEmpty(Compiled.Scan("public class C { [Obsolete] public static void M(int item) { } }"));
        Assert.IsEmpty(Compiled.Scan("public class C { public Type T = typeof(WorkloadAttribute); }"));
    }

    [TestMethod]
    [DataRow("WorkloadAttribute")]
    [DataRow("Amorsize")]
    public void An_attribute_of_another_name_or_namespace_flags_nothing(string name)
    {
        var image = Compiled.Assembly("public class C { [Workload] static void M(TunedSettings s) { } }").ToArray();
        image[image.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name + "\0"))] ^= 1;

        Assert.IsEmpty(WorkloadScanner.Scan(new MemoryStream(image)));
    }

    [TestMethod]
    public void A_flag_is_not_lost_where_its_method_cannot_be_read()
    {
        var image = Compiled.Assembly("public class C { [Workload(\"named\")] static void Job(TunedSettings s) { } [Workload] static long M(TunedSettings s) => 1; }").ToArray();
        int token;
        using (var file = new PEReader(new MemoryStream(image)))
        {
            var reader = file.GetMetadataReader();
            var handle = reader.MethodDefinitions.Single(m => reader.GetString(reader.GetMethodDefinition(m).Name) == "M");
            var signature = reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(reader.GetMethodDefinition(handle).Signature);
            // The length, the header, the number of parameters, then what is returned.
            const byte NoType = 0x7F;
            image[file.PEHeaders.MetadataStartOffset + signature + 3] = NoType;
            token = MetadataTokens.GetToken(handle);
        }

        var workloads = WorkloadScanner.Scan(new MemoryStream(image));

        Assert.AreEqual($"method 0x{token:x8} named", string.Join(' ', workloads.Select(w => w.Name)));
        Assert.AreEqual(token, workloads[0].MethodToken);
        Assert.StartsWith("Its metadata cannot be read: ", workloads[0].Mistake);
        Assert.IsNull(workloads[1].Mistake);
    }

    [TestMethod]
    public void No_stream_is_a_defect_of_the_caller() =>
        Assert.AreEqual("assembly", Assert.ThrowsExactly<ArgumentNullException>(() => WorkloadScanner.Scan((Stream)null!)).ParamName);

    [TestMethod]
    public void The_stream_is_left_open()
    {
        using var assembly = Compiled.Assembly("public class C { [Workload] static void M(TunedSettings s) { } }");
        WorkloadScanner.Scan(assembly);

        Assert.IsTrue(assembly.CanRead);
    }

    [TestMethod]
    public void What_is_no_managed_assembly_is_said_so()
    {
        foreach (var content in new[] { [], "MZ"u8.ToArray(), Encoding.UTF8.GetBytes(new string('x', 5000)), WithoutMetadata() })
        {
            using var stream = new MemoryStream(content);
            Assert.ThrowsExactly<BadImageFormatException>(() => WorkloadScanner.Scan(stream));
        }
    }

    [TestMethod]
    public void An_assembly_cut_short_is_said_so_or_read_but_never_anything_else()
    {
        var whole = Compiled.Assembly("public class C { static int[] I => [1, 2, 3, 4, 5]; [Workload(Items = \"I\")] static void M(int i) { } }").ToArray();
        for (var length = 0; length < whole.Length; length += 7)
            ScanDamaged(whole[..length]);
    }

    [TestMethod]
    public void An_assembly_with_a_flipped_byte_is_said_so_or_read_but_never_anything_else()
    {
        var whole = Compiled.Assembly("public class C { static int[] I => [1, 2, 3, 4, 5]; [Workload(Items = \"I\")] static void M(int i) { Func<int> f = () => i; f(); } }").ToArray();
        for (var at = 0x80; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0xFF;
            ScanDamaged(damaged);
        }
    }

    private static void ScanDamaged(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            Assert.IsLessThanOrEqualTo(2, WorkloadScanner.Scan(stream).Count);
        }
        catch (BadImageFormatException)
        {
            // The one exception that is allowed.
        }
    }

    // A native library's headers: a managed one's, with the directory entry that points to the metadata emptied.
    private static byte[] WithoutMetadata()
    {
        using var assembly = Compiled.Assembly("public class C { }");
        var content = assembly.ToArray();
        using var image = new PEReader(new MemoryStream(content));
        const int CorHeaderEntry = 208;
        Array.Clear(content, image.PEHeaders.PEHeaderStartOffset + CorHeaderEntry, 8);
        return content;
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex LowerCaseSha256();
}
