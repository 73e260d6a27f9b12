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
    public void Scan_LocalFunction_HasItsWrittenNameAndItems()
    {
        var workload = Compiled.Scan("class C { static void Outer() { M(Numbers()[0]); [Workload(Items = nameof(Numbers))] static void M(int i) { } static int[] Numbers() => [1]; } }", Microsoft.CodeAnalysis.OptimizationLevel.Release).Single();

        Assert.AreEqual("C.M", workload.Name);
        Assert.IsNull(workload.Mistake);
    }

    [TestMethod]
    public void Scan_AllAttributeValues_AreRead()
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
        Assert.AreEqual("MyApp.Imaging.Photos.Resize(string)", workload.Method);
        Assert.AreEqual("Samples", workload.Options.Items);
        Assert.AreEqual(500, workload.Options.ItemCount);
        Assert.AreEqual(4, workload.Options.MaxDegreeOfParallelism);
        Assert.IsNull(workload.Mistake);
        Assert.MatchesRegex(LowerCaseSha256(), workload.Fingerprint);
    }

    [TestMethod]
    public void Scan_FlaggedMethod_GivesItsToken()
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
    [DataRow("class C { static int[] I => []; [Workload(Items = \"I\")] static void M(Dictionary<string, int[]> d) { } }", "C.M", "C.M(Dictionary<string, int[]>)")]
    [DataRow("class C { static int[] I => []; [Workload(Items = \"I\")] static void M(int[,] a) { } }", "C.M", "C.M(int[,])")]
    [DataRow("[TestClass] public class C { [Workload] [TestMethod] [DataRow(1, \"a\")] public void M(int a, string b) { } }", "C.M", "C.M(int, string)")]
    [DataRow("class C { [Workload(null!)] static void M(TunedSettings s) { } }", "C.M", "C.M(TunedSettings)")]
    public void Scan_FlagWithoutName_IsNamedAfterTypeAndMethod(string source, string name, string method)
    {
        var workload = Compiled.Scan(source).Single();

        Assert.AreEqual(name, workload.Name);
        Assert.AreEqual(method, workload.Method);
        Assert.IsNull(workload.Mistake);
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
    public void Scan_SupportedMethodForm_HasNoMistake(string method) =>
        Assert.IsNull(Compiled.Scan($$"""public class C { private static string[] Samples = []; [Workload(Items = "Samples")] {{method}} }""").Single().Mistake);

    [TestMethod]
    [DataRow("static List<string> Samples => [];")]
    [DataRow("static IEnumerable<string> Samples() => [];")]
    [DataRow("static readonly object Samples = new[] { 1 };")]
    [DataRow("static string Samples => \"letters\";")]
    [DataRow("static int[] Samples(int count) => []; static int[] Samples() => [];")]
    public void Scan_SupportedItemsMember_HasNoMistake(string member) =>
        Assert.IsNull(Compiled.Scan($$"""public class C { {{member}} [Workload(Items = "Samples")] public static void M(object item) { } }""").Single().Mistake);

    [TestMethod]
    [DataRow("[DataRow(1)] [DataRow(2)] public void M(int item) { }")]
    [DataRow("[DataRow(1, \"a\")] public void M(int item, string text) { }")]
    [DataRow("[DynamicData(nameof(Rows))] public async Task M(int item, string text) => await Task.Yield();")]
    [DataRow("[DynamicData(\"Rows\", typeof(Elsewhere))] public void M(int item) { }")]
    public void Scan_RowTestWithoutItems_HasNoMistake(string method) =>
        Assert.IsNull(Compiled.Scan($$"""
            [TestClass] public class C { public static IEnumerable<object[]> Rows => []; [Workload] [TestMethod] {{method}} }
            static class Elsewhere { public static IEnumerable<object[]> Rows => []; }
            """).Single().Mistake);

    [TestMethod]
    public void Scan_InstanceMethodOfStruct_HasNoMistake() =>
        Assert.IsNull(Compiled.Scan("public struct S { [Workload] public void M(TunedSettings s) { } }").Single().Mistake);

    [TestMethod]
    [DataRow("WorkloadAttribute")]
    [DataRow("Amorsize")]
    public void Scan_OtherNameOrNamespace_IsNoFlag(string name)
    {
        var image = Compiled.Assembly("public class C { [Workload] static void M(TunedSettings s) { } }").ToArray();
        image[image.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name + "\0"))] ^= 1;

        Assert.IsEmpty(WorkloadScanner.Scan(new MemoryStream(image)));
    }

    [TestMethod]
    [DataRow("public static Task M(string item, CancellationToken ct) => Task.CompletedTask;", true)]
    [DataRow("public static ValueTask M(string item, CancellationToken ct) => default;", true)]
    [DataRow("public static Task<int> M(string item, CancellationToken ct) => Task.FromResult(1);", true)]
    [DataRow("public static TaskScheduler M(string item, CancellationToken ct) => TaskScheduler.Default;", false)]
    [DataRow("public static int M(string item, CancellationToken ct) => 1;", false)]
    public void Scan_CancellationToken_IsAcceptedOnlyByAwaitableMethods(string method, bool isAccepted) =>
        Assert.AreEqual(isAccepted, Compiled.Scan($$"""public class C { static string[] Samples = []; [Workload(Items = "Samples")] {{method}} }""").Single().Mistake is null);

    [TestMethod]
    [DataRow("\"Nowhere\"")]
    [DataRow("null!")]
    public void Scan_RowsOfUnknownMember_HaveNoMistake(string member) =>
        Assert.IsNull(Compiled.Scan($"[TestClass] public class C {{ [Workload] [TestMethod] [DynamicData({member})] public void M(int item) {{ }} }}").Single().Mistake);

    [TestMethod]
    [DataRow(1, (byte)SerializationTypeCode.Double, "named", 0, DisplayName = "an argument of a type of unknown length")]
    [DataRow(-2, (byte)2, "named", 500, DisplayName = "fewer arguments than stated")]
    [DataRow(-8, (byte)0xFE, "C.Job", 0, DisplayName = "a name of illegal length")]
    [DataRow(-10, (byte)9, "C.Job", 0, DisplayName = "another prolog")]
    public void Scan_MalformedAttributeValue_KeepsTheFlagWithTheReadableValues(int offset, byte wrong, string name, int itemCount)
    {
        var image = Compiled.Assembly("public class C { [Workload(\"named\", ItemCount = 500)] static void Job(TunedSettings s) { } }").ToArray();
        // The value is a prolog of 2 bytes, the length of the name and the name, 2 bytes with the number of arguments, and the argument.
        byte[] argument = [(byte)CustomAttributeNamedArgumentKind.Property, (byte)SerializationTypeCode.Int32, (byte)"ItemCount".Length, .. "ItemCount"u8];
        image[image.AsSpan().IndexOf(argument) + offset] = wrong;

        var workload = WorkloadScanner.Scan(new MemoryStream(image)).Single();

        Assert.AreEqual((name, itemCount), (workload.Name, workload.Options.ItemCount));
    }

    // An obfuscator may leave it so, and the runtime still runs the other code of the assembly.
    [TestMethod]
    public void Scan_MalformedModuleInitializer_KeepsTheWorkload()
    {
        var image = Compiled.Assembly("public class C { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() { } [Workload] static void Job(TunedSettings s) { } }").ToArray();
        using var pe = new PEReader(new MemoryStream(image));
        var reader = pe.GetMetadataReader();
        var initializer = reader.GetTypeDefinition(reader.TypeDefinitions.First()).GetMethods().Select(reader.GetMethodDefinition).Single(method => reader.GetString(method.Name) == ".cctor");
        // The signature has its length, its kind and its number of parameters. A number does not begin with this byte (ECMA-335, II.23.2).
        image[pe.PEHeaders.MetadataStartOffset + reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(initializer.Signature) + 2] = 0xFF;

        var workload = WorkloadScanner.Scan(new MemoryStream(image)).Single();

        Assert.AreEqual(("C.Job", null), (workload.Name, workload.Mistake));
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex LowerCaseSha256();
}
