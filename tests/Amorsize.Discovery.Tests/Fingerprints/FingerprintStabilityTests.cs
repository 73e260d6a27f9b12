using System.Text.RegularExpressions;
using Amorsize.Discovery.Workloads;
using Microsoft.CodeAnalysis;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class FingerprintStabilityTests
{
    private static readonly OptimizationLevel[] optimizations = [OptimizationLevel.Debug, OptimizationLevel.Release];

    [TestMethod]
    [DataRow("a method", "static int Unrelated(int x) => x + 5000;")]
    [DataRow("a lambda", "static int Unrelated() => new[] { 1 }.Select(x => x + 5000).Count(x => x > 1);")]
    [DataRow("a closure", "static Func<int> Unrelated(int x) { var y = x; return () => { Func<int> f = () => y + x; return f(); }; }")]
    [DataRow("a local function", "static int Unrelated(int x) { return Inner(); int Inner() => x; }")]
    [DataRow("an async method", "static async Task Unrelated() { await Task.Yield(); Func<Task> f = async () => await Task.Delay(1); await f(); }")]
    [DataRow("an iterator", "static IEnumerable<int> Unrelated() { yield return 1; }")]
    [DataRow("an anonymous type", "static object Unrelated() => new { Some = 1, Other = 2, Third = 3 };")]
    [DataRow("an anonymous type used by the workload too", "static object Unrelated() => new { Width = 1, Height = 2 };")]
    [DataRow("a string", "static string Unrelated() => \"a string that no other code has\";")]
    [DataRow("a field", "static int Unrelated = 5;")]
    [DataRow("a constant", "const string Unrelated = \"unrelated\";")]
    [DataRow("a property", "static int Unrelated { get; set; } = 5;")]
    [DataRow("a nested class", "class Unrelated { int[] data = [9, 8, 7, 6, 5, 4, 3]; public override string ToString() => \"\" + data; }")]
    [DataRow("array data", "static int[] Unrelated() => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];")]
    [DataRow("a switch on strings", "static int Unrelated(string s) => s switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, _ => 0 };")]
    [DataRow("a generic lambda", "static Func<T, T> Unrelated<T>() => x => x;")]
    [DataRow("a method group", "static Action Unrelated() => GC.Collect;")]
    [DataRow("an overload of a callee", "static int Attempt(string text) => text.Length;")]
    [DataRow("a flagged method", "[Workload(\"other\")] static void Unrelated(TunedSettings settings) { }")]
    [DataRow("a flagged method with lambdas of the same signatures", "[Workload(\"other\")] static int Unrelated(TunedSettings s) => Enumerable.Range(0, 3).Select(x => new { Width = x, Height = x }).Sum(w => w.Width);")]
    public void Fingerprint_UnrelatedCodeInTheSameClass_Stays(string what, string unrelated)
    {
        AssertSame(what + " before", PhotosSource.With(before: unrelated));
        AssertSame(what + " after", PhotosSource.With(after: unrelated));
    }

    [TestMethod]
    [DataRow("a class", "class Unrelated { static int x = 3; public override string ToString() => $\"{x}\"; }")]
    [DataRow("a class with lambdas", "class Unrelated { Func<int> f = () => 3; object o = new { A = 1 }; }")]
    [DataRow("a derived class without instances", "class Unrelated : Photo { public override int Area() => 5; }")]
    [DataRow("a record", "record Unrelated(int A, string B);")]
    [DataRow("a file-local class", "file class Unrelated { }")]
    public void Fingerprint_UnrelatedCodeInOtherClasses_Stays(string what, string unrelated)
    {
        AssertSame(what + " first", PhotosSource.With(first: unrelated));
        AssertSame(what + " last", PhotosSource.With(last: unrelated));
    }

    [TestMethod]
    [DataRow("a method of a generic type that is used for a static member only", "class Box<T> { public static int Do() => 1; public override string ToString() => \"a\"; } class C { BODY }", "Box<int>.Do();", "\"a\"", "\"b\"")]
    [DataRow("the static constructor of a type without instances", "class Made { public int X; static Made() => Console.Write(1); public int Do() => X; } class C { static Made? made; BODY }", "Console.Write(made!.X + made.Do());", "Write(1)", "Write(2)")]
    [DataRow("an overload in a generic type", "class Box<T> { public static int Do(int x) => 1; public static int Do(long x) => 2; } class C { BODY }", "Box<int>.Do(3L);", "=> 1", "=> 5")]
    [DataRow("a lambda in a generic type before the one that is used", "class Box<T> { /**/ public static int Do(int x) => new[] { x }.Sum(y => y + 1); } class C { BODY }", "Box<int>.Do(3);", "/**/", "static int Other(int x) => new[] { x }.Sum(y => y + 5);")]
    [DataRow("an attribute with the name of one of the framework", "namespace N { class ThreadStaticAttribute : Attribute { } } class C { static int x; BODY }", "Console.Write(x++);", "static int x", "[N.ThreadStatic] static int x")]
    [DataRow("a method beside the call of a pointer", "class C { static int Unrelated() => 1; BODY }", "unsafe { Console.Write(((delegate*<int>)0)()); }", "=> 1", "=> 2")]
    public void Fingerprint_UnreachableCodeChanged_Stays(string what, string program, string body, string from, string to)
    {
        foreach (var optimization in optimizations)
        {
            var source = program.Replace("BODY", $"[Workload] public static void M(TunedSettings s) {{ {body} }}");
            Assert.Contains(from, source);
            Assert.AreEqual(Fingerprint(source, optimization), Fingerprint(source.Replace(from, to), optimization), what);
        }
    }

    [TestMethod]
    public void Fingerprint_Recompile_Stays()
    {
        foreach (var optimization in optimizations)
        {
            using var image = Compiled.Assembly(PhotosSource.Text, optimization);
            using var recompiled = Compiled.Recompiled(PhotosSource.Text, optimization);

            Assert.IsFalse(image.ToArray().AsSpan().SequenceEqual(recompiled.ToArray()), "The compiler gave the same bytes");
            Assert.AreEqual(WorkloadScanner.Scan(image).Single().Fingerprint, WorkloadScanner.Scan(recompiled).Single().Fingerprint);
        }
    }

    [TestMethod]
    public void Fingerprint_OtherAssemblyVersion_Stays() =>
        AssertSame("version", "[assembly: System.Reflection.AssemblyVersion(\"7.8.9.0\")]\n" + PhotosSource.Text);

    [TestMethod]
    public void Fingerprint_CommentsAndMovedLines_Stays() => AssertSame("comments", PhotosSource.With(before: "\n\n// a comment\n\n"));

    [TestMethod]
    public void Fingerprint_OtherSourcePath_Stays()
    {
        const string source = """
            file interface IOwn { int Do(); }
            file class Own : IOwn, IComparable<Own> { int IOwn.Do() => 1; int IComparable<Own>.CompareTo(Own? other) => 2; }
            public static class C { [Workload] static void M(TunedSettings s) { object own = new Own(); ((IOwn)own).Do(); } }
            """;

        Assert.AreEqual(Fingerprint(source, OptimizationLevel.Release), Fingerprint(source, OptimizationLevel.Release, "elsewhere/Photos.cs"));
    }

    [TestMethod]
    public void Fingerprint_OtherOrderOfMembers_Stays()
    {
        string[] members =
        [
            "static IEnumerable<Shape> Samples() { yield return new Circle(); yield return new Square(); }",
            "[Workload(Items = \"Samples\")] static int M(Shape shape) { var x = 3; Func<int> f = () => x + 1; return f() + shape.Area() + A(1) + B(2); }",
            "static int A(int x) => new[] { x }.Select(y => y + 1).Sum();",
            "static int B(int x) { return Inner(); int Inner() => x; }",
        ];
        string[] virtuals = ["public override int Area() => One() + Two();", "public virtual int One() => 1;", "public virtual int Two() => 2;", "public virtual int Two(int x) => x;"];

        Assert.AreEqual(Ordered(m => m), Ordered(m => m.Reverse()));

        string Ordered(Func<IEnumerable<string>, IEnumerable<string>> order) => Fingerprint(
            $$"""
            public static class C { {{string.Join(" ", order(members))}} }
            public abstract class Shape { public abstract int Area(); }
            public class Circle : Shape { {{string.Join(" ", order(virtuals))}} }
            public class Square : Shape { {{string.Join(" ", order(virtuals))}} }
            """,
            OptimizationLevel.Debug);
    }

    [TestMethod]
    [DataRow("static int M(int item) => item + new[] { item }.Select(x => x + item).Sum();", true)]
    [DataRow("static async Task M(int item) => await Task.Delay(item);", true)]
    [DataRow("static IEnumerable<int> M(int item) { yield return Inner(); int Inner() => item; }", true)]
    [DataRow("public int M(int item) => item;", true)]
    [DataRow("public virtual int M(int item) => item;", false, DisplayName = "Its name decides which calls run it.")]
    [DataRow("static int M(int item) => item; static int M(long item) => 1;", true)]
    public void Fingerprint_FlaggedMethodRenamed_StaysUnlessItIsVirtual(string method, bool stays)
    {
        foreach (var optimization in optimizations)
            Assert.AreEqual(stays, Of("M", optimization) == Of("Renamed", optimization), optimization.ToString());

        string Of(string name, OptimizationLevel optimization) => Fingerprint(
            $$"""public class C { static int[] Items => [1, 2, 3]; [Workload(Items = "Items")] {{method.Replace("M(", $"{name}(", StringComparison.Ordinal)}} }""", optimization);
    }

    [TestMethod]
    public void Fingerprint_OtherSignatureOfTheFlaggedMethod_Changes() =>
        Assert.AreNotEqual(Fingerprint(Returning("int"), OptimizationLevel.Release), Fingerprint(Returning("uint"), OptimizationLevel.Release));

    [TestMethod]
    public void Fingerprint_OtherWorkloadOfTheClassChanged_Stays()
    {
        var before = Compiled.Scan(TwoWorkloads("x + 1"));
        var after = Compiled.Scan(TwoWorkloads("x + 2"));

        Assert.AreNotEqual(before[0].Fingerprint, after[0].Fingerprint);
        Assert.AreEqual(before[1].Fingerprint, after[1].Fingerprint);

        static string TwoWorkloads(string body) => $$"""
            public static class C
            {
                static int[] Items => [1, 2, 3];
                [Workload("one", Items = "Items")] static int One(int item) => new[] { item }.Select(x => {{body}}).Sum();
                [Workload("two", Items = "Items")] static int Two(int item) => new[] { item }.Select(x => x * 5).Sum();
            }
            """;
    }

    [TestMethod]
    public void Fingerprint_OtherVersionOfReferencedAssembly_Stays()
    {
        const string source = """
            [TestClass] public class C { [Workload] [TestMethod] [DataRow(DayOfWeek.Monday, typeof(Uri))] public void M(object day, object type) { Console.WriteLine(day); } }
            """;
        var image = Compiled.Assembly(source).ToArray();
        var other = image.ToArray();
        var text = System.Text.Encoding.Latin1.GetString(other);
        foreach (Match version in Regex.Matches(text, @"Version=1"))
            other[version.Index + "Version=".Length] = (byte)'9';

        Assert.IsFalse(image.AsSpan().SequenceEqual(other), "No version was changed");
        Assert.AreEqual(WorkloadScanner.Scan(new MemoryStream(image))[0].Fingerprint, WorkloadScanner.Scan(new MemoryStream(other))[0].Fingerprint);
    }

    private static string Returning(string type) => $$"""public class C { static int[] Items => [1, 2, 3]; [Workload(Items = "Items")] static {{type}} M(int item) => 1; }""";

    private static void AssertSame(string what, string source)
    {
        foreach (var optimization in optimizations)
            Assert.AreEqual(Fingerprint(PhotosSource.Text, optimization), Fingerprint(source, optimization), $"{what}, {optimization}");
    }

    private static string Fingerprint(string source, OptimizationLevel optimization, string path = "Photos.cs") =>
        Compiled.Scan(source, optimization, path).Single(w => w.Name != "other").Fingerprint;
}
