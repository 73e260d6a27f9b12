using Amorsize.Caching.Flags;
using Microsoft.CodeAnalysis;

namespace Amorsize.Caching.Tests.Flags;

/// <summary>Changes that no instruction shows: of types, of imports, of what cannot be read.</summary>
[TestClass]
public sealed class FingerprintShapeTests
{
    [TestMethod]
    [DataRow("an array's rank", "class C { static T? Get<T>() => default; BODY }", "Console.Write(Get<int[,]>());", "int[,]", "int[,,]")]
    [DataRow("an array's rank from one", "class C { static T? Get<T>() => default; BODY }", "Console.Write(Get<int[]>());", "int[]", "int[,]")]
    [DataRow("what a function pointer returns", "class C { BODY }", "unsafe { Console.Write(new delegate*<int>[1]); }", "*<int>", "*<long>")]
    [DataRow("how a function pointer is called", "class C { BODY }", "unsafe { ((delegate* unmanaged[Cdecl, SuppressGCTransition]<int>)0)(); }", "Cdecl, Supp", "Stdcall, Supp")]
    [DataRow("whether a called pointer lets the collector in", "class C { BODY }", "unsafe { ((delegate* unmanaged[Cdecl, SuppressGCTransition]<int>)0)(); }", "Cdecl, SuppressGCTransition", "Cdecl, MemberFunction")]
    [DataRow("the library of an imported function", "class C { [System.Runtime.InteropServices.DllImport(\"one\")] static extern int Do(); BODY }", "Do();", "\"one\"", "\"two\"")]
    [DataRow("how an imported function is called", "class C { [System.Runtime.InteropServices.DllImport(\"one\")] static extern int Do(); BODY }", "Do();", "\"one\")", "\"one\", SetLastError = true)")]
    [DataRow("the length of an inline array", "[System.Runtime.CompilerServices.InlineArray(4)] struct Made { int x; } class C { BODY }", "object o = new Made(); Console.Write(o);", "Array(4)", "Array(5)")]
    public void A_change_of_shape_changes_the_fingerprint(string what, string program, string body, string from, string to)
    {
        var source = program.Replace("BODY", $"[Workload] public static void M(TunedSettings s) {{ {body} }}");
        Assert.Contains(from, source);
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
            Assert.AreNotEqual(Compiled.Scan(source, optimization).Single().Fingerprint, Compiled.Scan(source.Replace(from, to), optimization).Single().Fingerprint, what);
    }

    [TestMethod]
    public void Code_that_cannot_be_read_counts_as_changed_with_every_change_of_the_assembly()
    {
        Assert.AreEqual(Unrelated(1, isReadable: true), Unrelated(2, isReadable: true));
        Assert.AreEqual(Unrelated(1, isReadable: false), Unrelated(1, isReadable: false));
        Assert.AreNotEqual(Unrelated(1, isReadable: false), Unrelated(2, isReadable: false));
        Assert.AreNotEqual(Unrelated(1, isReadable: true), Unrelated(1, isReadable: false));

        static string Unrelated(int constant, bool isReadable)
        {
            using var assembly = Compiled.Assembly($$"""
                class C { [Workload] public static void M(TunedSettings s) => Console.Write(Callee()); static int Callee() => 0x11223344; static int Unrelated() => {{constant}}; }
                """);
            var image = assembly.ToArray();
            // ldc.i4 0x11223344, and a code that is no instruction.
            var at = image.AsSpan().IndexOf(new byte[] { 0x20, 0x44, 0x33, 0x22, 0x11 });
            image[at] = isReadable ? image[at] : (byte)0xA6;
            return WorkloadScanner.Scan(new MemoryStream(image)).Single().Fingerprint;
        }
    }

    [TestMethod]
    public void What_is_no_managed_assembly_is_said_in_words()
    {
        using var assembly = Compiled.Assembly("public class C { }");
        var content = assembly.ToArray();
        using (var image = new System.Reflection.PortableExecutable.PEReader(new MemoryStream(content)))
            Array.Clear(content, image.PEHeaders.PEHeaderStartOffset + 208, 8);

        Assert.AreEqual("The file is not a managed assembly", Assert.ThrowsExactly<BadImageFormatException>(() => WorkloadScanner.Scan(new MemoryStream(content))).Message);
    }

    [TestMethod]
    [DataRow("public static Task M(string item, CancellationToken ct) => Task.CompletedTask;", true)]
    [DataRow("public static ValueTask M(string item, CancellationToken ct) => default;", true)]
    [DataRow("public static Task<int> M(string item, CancellationToken ct) => Task.FromResult(1);", true)]
    [DataRow("public static TaskScheduler M(string item, CancellationToken ct) => TaskScheduler.Default;", false)]
    [DataRow("public static int M(string item, CancellationToken ct) => 1;", false)]
    public void Only_what_can_be_awaited_takes_a_cancellation_token(string method, bool isAccepted) =>
        Assert.AreEqual(isAccepted, Compiled.Scan($$"""public class C { static string[] Samples = []; [Workload(Items = "Samples")] {{method}} }""").Single().Mistake is null);

    [TestMethod]
    public void Rows_that_stand_in_no_class_of_the_assembly_are_no_mistake_of_the_scan() =>
        Assert.IsNull(Compiled.Scan("[TestClass] public class C { [Workload] [TestMethod] [DynamicData(\"Nowhere\")] public void M(int item) { } }").Single().Mistake);

    [TestMethod]
    public void A_dollar_alone_makes_no_name_made_up() => Assert.AreEqual("$value", GeneratedName.Stable("$value"));
}
