using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Discovery.Tests.Workloads;

[TestClass]
public sealed class WorkloadScannerTests
{
    [TestMethod]
    public void Scan_SeveralFlags_AreOrderedByNameWithoutDisabledOnes()
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

    // Its attributes are on two methods.
    [TestMethod]
    [DataRow("string text", "public int Count() => text.Length;")]
    [DataRow("string", "public static int Count(string text) => text.Length;")]
    public void Scan_MemberOfAnExtensionBlock_IsTheMethodWithItsCode(string receiver, string member)
    {
        var workload = Compiled.Scan($$"""public static class Texts { public static string[] All => []; extension({{receiver}}) { [Workload(Items = "All")] {{member}} } }""").Single();

        Assert.AreEqual(("Texts.Count", null), (workload.Name, workload.Mistake));
        Assert.Contains("Texts.Count(string)", workload.Method);
    }

    [TestMethod]
    public void Scan_NoFlags_FindsNothing()
    {
        Assert.IsEmpty(Compiled.Scan("public class C { [Obsolete] public static void M(int item) { } }"));
        Assert.IsEmpty(Compiled.Scan("public class C { public Type T = typeof(WorkloadAttribute); }"));
    }

    [TestMethod]
    public void Scan_UnreadableMethod_KeepsItsFlagWithAMistake()
    {
        var image = Compiled.Assembly("public class C { [Workload(\"named\")] static void Job(TunedSettings s) { } [Workload] static long M(TunedSettings s) => 1; }").ToArray();
        int token;
        using (var file = new PEReader(new MemoryStream(image)))
        {
            var reader = file.GetMetadataReader();
            var handle = reader.MethodDefinitions.Single(m => reader.GetString(reader.GetMethodDefinition(m).Name) == "M");
            var signature = reader.GetHeapMetadataOffset(HeapIndex.Blob) + reader.GetHeapOffset(reader.GetMethodDefinition(handle).Signature);
            // A signature is its length, its header, the number of parameters, then the return type.
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
    public void Scan_NullStream_Throws() =>
        Assert.AreEqual("assembly", Assert.ThrowsExactly<ArgumentNullException>(() => WorkloadScanner.Scan((Stream)null!)).ParamName);

    [TestMethod]
    public void Scan_Stream_IsLeftOpen()
    {
        using var assembly = Compiled.Assembly("public class C { [Workload] static void M(TunedSettings s) { } }");
        WorkloadScanner.Scan(assembly);

        Assert.IsTrue(assembly.CanRead);
    }

    [TestMethod]
    public void Scan_NoManagedAssembly_ThrowsBadImageFormat()
    {
        foreach (var content in new[] { [], "MZ"u8.ToArray(), Encoding.UTF8.GetBytes(new string('x', 5000)), WithoutMetadata() })
        {
            using var stream = new MemoryStream(content);
            Assert.ThrowsExactly<BadImageFormatException>(() => WorkloadScanner.Scan(stream));
        }
    }

    [TestMethod]
    public void Scan_NativeLibrary_ThrowsWithTheReason() => Assert.AreEqual(
        "The file is not a managed assembly",
        Assert.ThrowsExactly<BadImageFormatException>(() => WorkloadScanner.Scan(new MemoryStream(WithoutMetadata()))).Message);

    [TestMethod]
    public void Scan_TruncatedAssembly_IsReadOrThrowsBadImageFormat()
    {
        var whole = Compiled.Assembly("public class C { static int[] I => [1, 2, 3, 4, 5]; [Workload(Items = \"I\")] static void M(int i) { } }").ToArray();
        for (var length = 0; length < whole.Length; length += 7)
            ScanDamaged(whole[..length]);
    }

    [TestMethod]
    public void Scan_AssemblyWithAFlippedByte_IsReadOrThrowsBadImageFormat()
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
            // Allowed: the file is refused.
        }
    }

    // The headers of a native library are those of a managed one without the directory entry of the metadata.
    private static byte[] WithoutMetadata()
    {
        using var assembly = Compiled.Assembly("public class C { }");
        var content = assembly.ToArray();
        using var image = new PEReader(new MemoryStream(content));
        const int CorHeaderEntry = 208;
        Array.Clear(content, image.PEHeaders.PEHeaderStartOffset + CorHeaderEntry, 8);
        return content;
    }
}
