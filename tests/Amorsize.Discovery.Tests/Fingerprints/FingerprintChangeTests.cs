using Microsoft.CodeAnalysis;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class FingerprintChangeTests
{
    private static readonly OptimizationLevel[] optimizations = [OptimizationLevel.Debug, OptimizationLevel.Release];

    [TestMethod]
    [DataRow("a constant", "var limit = 1000", "var limit = 1001")]
    [DataRow("a string", "\"literal\"", "\"Literal\"")]
    [DataRow("the body after await", "\"after await\"", "\"after the await\"")]
    [DataRow("a closure", "nested(x) + 12", "nested(x) - 12")]
    [DataRow("a nested lambda", "limit + 11", "limit + 1011")]
    [DataRow("a lambda that captures nothing", "i * 13", "i * 1013")]
    [DataRow("a lambda passed on", "() => 23", "() => 1023")]
    [DataRow("a local function", "x * 25", "x * 1025")]
    [DataRow("an iterator", "i * 29", "i * 1029")]
    [DataRow("the items", "i + 100", "i + 101")]
    [DataRow("the number of items", "Enumerable.Range(0, 10)", "Enumerable.Range(0, 11)")]
    [DataRow("an overriding method of a type that only the items make", "width * 81", "width * 1081")]
    [DataRow("a callee in the same class", "return primes[1]", "return primes[2]")]
    [DataRow("a callee in another class", "Two(x) + 91", "Two(x) + 1091")]
    [DataRow("a callee two calls deep", "Further.Three(x) + 92", "Further.Three(x) + 1092")]
    [DataRow("a callee three calls deep", "x + 93", "x + 1093")]
    [DataRow("a generic argument", "new Box<long>()", "new Box<int>()")]
    [DataRow("a generic argument of a callee only", "Measure<T>()", "Measure<T[]>()")]
    [DataRow("a generic argument of a method", "Make<List<short>>", "Make<List<byte>>")]
    [DataRow("a generic type's method", "+ 82;", "+ 1082;")]
    [DataRow("a generic type's generic method", "+ 83;", "+ 1083;")]
    [DataRow("a generic type's lambda", "y + 89", "y + 1089")]
    [DataRow("a generic type's closure", "f(x) + 90", "f(x) + 1090")]
    [DataRow("an implementation of an interface", "b - a + 84", "b - a + 1084")]
    [DataRow("an implementation of a static member of an interface", "by + 85", "by + 1085")]
    [DataRow("a base class's method", "+ 86;", "+ 1086;")]
    [DataRow("a base class's virtual method", "=> 87;", "=> 1087;")]
    [DataRow("an overriding method", "+ 88;", "+ 1088;")]
    [DataRow("a static readonly field's value", "9.4", "9.5")]
    [DataRow("a static array's data", "55, 95]", "55, 96]")]
    [DataRow("an array's data", "71, 73]", "71, 79]")]
    [DataRow("a span's data", "[31, 37, 41]", "[31, 37, 43]")]
    [DataRow("the type that is caught", "catch (InvalidOperationException)", "catch (NotSupportedException)")]
    [DataRow("a switch's case", "\"five\" => 19", "\"cinq\" => 19")]
    [DataRow("a switch's result", "\"five\" => 19", "\"five\" => 1019")]
    [DataRow("an enum's constant that is used", "Green = 2", "Green = 4")]
    [DataRow("an enum's constant that only ToString may use", "Blue = 3", "Blue = 3, Violet = 4")]
    [DataRow("a name in an anonymous type", "Height = 14", "Depth = 14")]
    [DataRow("the flag's ItemCount", "ItemCount = 500", "ItemCount = 501")]
    [DataRow("the flag's MaxDegreeOfParallelism", "ItemCount = 500", "ItemCount = 500, MaxDegreeOfParallelism = 2")]
    [DataRow("compiler options of a callee", "static int Attempt", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] static int Attempt")]
    public void Fingerprint_ReachedCodeChanged_Changes(string what, string from, string to)
    {
        foreach (var optimization in optimizations)
            Assert.AreNotEqual(Fingerprint(PhotosSource.Text, optimization), Fingerprint(PhotosSource.Changed(from, to), optimization), $"{what}, {optimization}");
    }

    [TestMethod]
    [DataRow("DataRow values", "[DataRow(1, \"a\")]", "[DataRow(1, \"b\")]")]
    [DataRow("an enum in DataRow", "[DataRow(Level.Low, \"a\")]", "[DataRow(Level.High, \"a\")]")]
    [DataRow("a further DataRow", "[DataRow(1, \"a\")]", "[DataRow(1, \"a\")] [DataRow(2, \"a\")]")]
    [DataRow("the property behind DynamicData", "[DynamicData(nameof(Rows))]", "[DynamicData(nameof(Rows))]", "[3, \"c\"]", "[4, \"c\"]")]
    [DataRow("the method behind DynamicData", "[DynamicData(nameof(Made))]", "[DynamicData(nameof(Made))]", "[5, \"e\"]", "[6, \"e\"]")]
    [DataRow("the field behind DynamicData", "[DynamicData(\"Kept\")]", "[DynamicData(\"Kept\")]", "[7, \"g\"]", "[8, \"g\"]")]
    [DataRow("the inherited property behind DynamicData", "[DynamicData(\"Inherited\")]", "[DynamicData(\"Inherited\")]", "[9, \"i\"]", "[10, \"i\"]")]
    [DataRow("the member of another class behind DynamicData", "[DynamicData(\"Rows\", typeof(Outer.Elsewhere))]", "[DynamicData(\"Rows\", typeof(Outer.Elsewhere))]", "[11, \"k\"]", "[12, \"k\"]")]
    [DataRow("the test's constructor", "[DataRow(1, \"a\")]", "[DataRow(1, \"a\")]", "offset = 13", "offset = 14")]
    public void Fingerprint_TestRowsChanged_Changes(string what, string from, string to, string before = "", string after = "")
    {
        foreach (var optimization in optimizations)
            Assert.AreNotEqual(Fingerprint(Test(from), optimization), Fingerprint(before.Length == 0 ? Test(to) : Test(to).Replace(before, after), optimization), what);

        static string Test(string rows) => $$"""
            [TestClass]
            public class Tests : Common
            {
                private readonly int offset = 13;
                public static IEnumerable<object[]> Rows => [[3, "c"]];
                public static IEnumerable<object[]> Made() { yield return [5, "e"]; }
                public static IEnumerable<object[]> Kept = [[7, "g"]];
                [Workload] [TestMethod] {{rows}} public void M(object number, string text) => Console.WriteLine(text + offset + number);
            }
            public class Common { public static IEnumerable<object[]> Inherited => [[9, "i"]]; }
            public class Outer { public class Elsewhere { public static IEnumerable<object[]> Rows => [[11, "k"]]; } }
            public enum Level { Low, High }
            """;
    }

    [TestMethod]
    [DataRow("a field that holds the items", "static int[] Samples = [1, 2, 3];", "static int[] Samples = [1, 2, 4];")]
    [DataRow("a method that gives the items", "static int[] Samples() => [1, 2];", "static int[] Samples() => [1, 3];")]
    [DataRow("a static constructor that fills the items", "static int[] Samples; static C() => Samples = [1];", "static int[] Samples; static C() => Samples = [2];")]
    [DataRow("a constant that gives the items", "const string Samples = \"ab\";", "const string Samples = \"ac\";")]
    [DataRow("the type of a field that other code fills", "static int[]? Samples;", "static long[]? Samples;")]
    [DataRow("which member gives the items", "static int[] Samples() => [1]; static int[] Others => [1];", "static int[] Others() => [1]; static int[] Samples => [1];")]
    public void Fingerprint_ItemsChanged_Changes(string what, string before, string after)
    {
        foreach (var optimization in optimizations)
            Assert.AreNotEqual(Fingerprint(Workload(before), optimization), Fingerprint(Workload(after), optimization), what);

        static string Workload(string items) => $$"""public class C { {{items}} [Workload(Items = "Samples")] public static int M(int item) => item; }""";
    }

    [TestMethod]
    [DataRow("a type made by its type parameter", "class Made { public int X = 1; } class C { static T New<T>() where T : new() => new(); BODY }", "New<Made>();", "X = 1", "X = 2")]
    [DataRow("a type made by reflection", "class Made { public int X = 1; } class C { BODY }", "Activator.CreateInstance(typeof(Made));", "X = 1", "X = 2")]
    [DataRow("a static constructor that runs with a method", "class Made { static Made() => Console.Write(1); public static void Do() { } } class C { BODY }", "Made.Do();", "Write(1)", "Write(2)")]
    [DataRow("a default method of an interface", "interface I { int Do() => 1; } class Made : I { } class C { BODY }", "((I)new Made()).Do();", "=> 1", "=> 2")]
    [DataRow("a default method of an interface that only its type names", "interface I { int Do(); } interface J : I { int I.Do() => 1; } class Made : J { } class C { BODY }", "I i = new Made(); i.Do();", "=> 1", "=> 2")]
    [DataRow("an inherited method of a type that reflection makes", "class Base(int x) { public int X = x; public override string ToString() => \"1\"; } class Made(int x) : Base(x) { } class C { BODY }", "Console.Write(Activator.CreateInstance(typeof(Made), 3));", "\"1\"", "\"2\"")]
    [DataRow("a local's type", "class C { BODY } interface IOne { } interface ITwo { }", "IOne? o = null; Console.Write(ReferenceEquals(o, o)); Console.Write(o);", "IOne? o", "ITwo? o")]
    [DataRow("a value's method behind an interface", "interface I { int Do(); } struct Made : I { public int Do() => 1; } class C { BODY }", "I i = default(Made); i.Do();", "=> 1", "=> 2")]
    [DataRow("an explicit implementation", "interface I { int Do(); } class Made : I { int I.Do() => 1; } class C { BODY }", "I i = new Made(); i.Do();", "=> 1", "=> 2")]
    [DataRow("a function pointer's target", "class C { static int Do() => 1; BODY }", "unsafe { delegate*<int> p = &Do; p(); }", "=> 1", "=> 2")]
    [DataRow("a method in an expression tree", "class C { static int Do() => 1; BODY }", "System.Linq.Expressions.Expression<Func<int>> e = () => Do();", "=> 1", "=> 2")]
    [DataRow("an imported function's name", "class C { [System.Runtime.InteropServices.DllImport(\"native\", EntryPoint = \"one\")] static extern int Do(); BODY }", "Do();", "\"one\"", "\"two\"")]
    [DataRow("a field with one value per thread", "class C { static int x; BODY }", "x++;", "static int x", "[ThreadStatic] static int x")]
    [DataRow("the size of a fixed buffer's type", "unsafe struct Made { public fixed int X[4]; } class C { BODY }", "var m = new Made(); Console.Write(m.ToString());", "X[4]", "X[5]")]
    [DataRow("a record's print-out", "record Made(int X) { protected virtual bool PrintMembers(System.Text.StringBuilder b) { b.Append(\"p\"); return true; } } class C { BODY }", "Console.Write(new Made(1));", "\"p\"", "\"q\"")]
    [DataRow("a finalizer", "class Made { ~Made() => Console.Write(1); } class C { BODY }", "new Made();", "Write(1)", "Write(2)")]
    [DataRow("a static constructor of a type made by reflection", "class Made { static Made() => Console.Write(1); } class C { BODY }", "Activator.CreateInstance(typeof(Made));", "Write(1)", "Write(2)")]
    [DataRow("a type made by a generic type of another assembly", "class Made { public int X = 1; } class C { BODY }", "Console.Write(new Lazy<Made>().IsValueCreated);", "X = 1", "X = 2")]
    [DataRow("a static field's value in a generic type", "class Box<T> { public static int X = 1; } class C { BODY }", "Console.Write(Box<int>.X);", "X = 1", "X = 2")]
    [DataRow("the second of two methods alike in a generic type", "class Box<T> { public int One() => 1; public int Two() => 2; } class C { BODY }", "new Box<int>().Two();", "=> 2", "=> 3")]
    [DataRow("an overload in a generic type", "class Box<T> { public static int Do(int x) => 1; public static int Do(long x) => 2; } class C { BODY }", "Box<int>.Do(3L);", "=> 2", "=> 3")]
    [DataRow("a filter", "class C { static bool Is() => true; BODY }", "try { Console.Write(0); } catch (Exception) when (Is()) { }", "=> true", "=> false")]
    public void Fingerprint_ImplicitlyRunCodeChanged_Changes(string what, string program, string body, string from, string to)
    {
        foreach (var optimization in optimizations)
        {
            var source = program.Replace("BODY", $"[Workload] public static void M(TunedSettings s) {{ {body} }}");
            Assert.Contains(from, source);
            Assert.AreNotEqual(Fingerprint(source, optimization), Fingerprint(source.Replace(from, to), optimization), what);
        }
    }

    private static string Fingerprint(string source, OptimizationLevel optimization) => Compiled.Scan(source, optimization).Single().Fingerprint;
}
