using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;

namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints after changes that no instruction shows, such as those of types, imports and unreadable code.</summary>
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
    [DataRow("which of two fields of another assembly's generic type is read", "class C { BODY }", "var t = (1, 2); Console.Write(t.Item1);", "t.Item1", "t.Item2")]
    [DataRow("which of two local functions is called again", "class C { BODY }", "int One() => 1; int Two() => 2; Console.Write(One() + Two() + One());", "Two() + One()", "Two() + Two()")]
    [DataRow("whether a method is virtual", "class Made { public int Do() => 1; } class C { static Made? made; BODY }", "Console.Write(made!.Do());", "public int", "public virtual int")]
    [DataRow("types of parameters that read alike when run together", "class A { } class AA { } class C { static void Do(A? one, AA? two) { } BODY }", "Do(null, null);", "A? one, AA? two", "AA? one, A? two")]
    [DataRow("whether a field is read-only", "class C { static int x = 3; BODY }", "Console.Write(x);", "static int x", "static readonly int x")]
    [DataRow("the offset of a field", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] struct Made { [System.Runtime.InteropServices.FieldOffset(4)] public int X; } class C { BODY }", "Console.Write(new Made().X);", "Offset(4)", "Offset(8)")]
    [DataRow("the layout of a type", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)] struct Made { public int X; } class C { BODY }", "Console.Write(new Made().X);", "Kind.Sequential", "Kind.Auto")]
    [DataRow("the packing of a type", "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 1)] struct Made { public int X; } class C { BODY }", "Console.Write(new Made().X);", "Pack = 1", "Pack = 2")]
    [DataRow("whether locals begin as zero", "unsafe class C { static int Do() { int* numbers = stackalloc int[3]; return numbers[0]; } BODY }", "Console.Write(Do());", "static int Do", "[System.Runtime.CompilerServices.SkipLocalsInit] static int Do")]
    [DataRow("the name of an enum's constant", "enum Made { One = 1 } class C { BODY }", "Console.Write(Enum.GetNames<Made>().Length);", "One = 1", "Uno = 1")]
    [DataRow("the value of an enum's constant", "enum Made { One = 1 } class C { BODY }", "Console.Write(Enum.GetNames<Made>().Length);", "One = 1", "One = 2")]
    public void Fingerprint_ShapeChanged_Changes(string what, string program, string body, string from, string to)
    {
        var source = program.Replace("BODY", $"[Workload] public static void M(TunedSettings s) {{ {body} }}");
        Assert.Contains(from, source);
        foreach (var optimization in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
            Assert.AreNotEqual(Compiled.Scan(source, optimization).Single().Fingerprint, Compiled.Scan(source.Replace(from, to), optimization).Single().Fingerprint, what);
    }

    [TestMethod]
    public void Fingerprint_UnreadableCode_ChangesWithAnyChangeOfTheAssembly()
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
            // The instruction ldc.i4 0x11223344. No instruction has the code 0xA6.
            var at = image.AsSpan().IndexOf(new byte[] { 0x20, 0x44, 0x33, 0x22, 0x11 });
            image[at] = isReadable ? image[at] : (byte)0xA6;
            return WorkloadScanner.Scan(new MemoryStream(image)).Single().Fingerprint;
        }
    }

    [TestMethod]
    [DataRow("0xA1")]
    [DataRow("0xA1, 0xA2")]
    [DataRow("0xA1, 0xA2, 0xA3")]
    [DataRow("0xA1, 0xA2, 0xA3, 0xA4")]
    [DataRow("0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8")]
    public void Fingerprint_LastByteOfDataChanged_Changes(string bytes)
    {
        var image = Compiled.Assembly($"class C {{ [Workload] public static void M(TunedSettings s) {{ ReadOnlySpan<byte> data = [{bytes}]; Console.Write(data[s.GetHashCode()]); }} }}").ToArray();
        var changed = image.ToArray();
        using (var file = new PEReader(new MemoryStream(image)))
        {
            var reader = file.GetMetadataReader();
            var data = reader.FieldDefinitions.Select(reader.GetFieldDefinition).Single(f => (f.Attributes & FieldAttributes.HasFieldRVA) != 0);
            var last = OffsetOf(file, data.GetRelativeVirtualAddress()) + bytes.Split(',').Length - 1;
            Assert.AreEqual(0xA0 + bytes.Split(',').Length, changed[last]);
            changed[last]++;
        }

        Assert.AreNotEqual(Fingerprint(image), Fingerprint(changed));
    }

    [TestMethod]
    public void Fingerprint_GuardedRegionChanged_Changes()
    {
        var image = Compiled.Assembly("class C { [Workload] public static void M(TunedSettings s) { try { Console.Write(1); } catch (Exception) { Console.Write(2); } } }").ToArray();
        var changed = image.ToArray();
        using (var file = new PEReader(new MemoryStream(image)))
        {
            var reader = file.GetMetadataReader();
            var address = reader.MethodDefinitions.Select(reader.GetMethodDefinition).First(m => reader.GetString(m.Name) == "M").RelativeVirtualAddress;
            var body = file.GetMethodBody(address);
            // A method is a header of 12 bytes, its IL, padding to 4 bytes, and the exception section. There, 4 bytes of header, 2 of kind
            // and 2 of offset come before the length.
            var guardedLength = ((OffsetOf(file, address) + 12 + body.GetILBytes()!.Length + 3) & ~3) + 8;
            Assert.AreEqual(body.ExceptionRegions.Single().TryLength, changed[guardedLength]);
            changed[guardedLength]--;
        }

        Assert.AreNotEqual(Fingerprint(image), Fingerprint(changed));
    }

    private static string Fingerprint(byte[] image) => WorkloadScanner.Scan(new MemoryStream(image)).Single().Fingerprint;

    private static int OffsetOf(PEReader image, int address)
    {
        var section = image.PEHeaders.SectionHeaders[image.PEHeaders.GetContainingSectionIndex(address)];
        return address - section.VirtualAddress + section.PointerToRawData;
    }
}
