using Amorsize.Discovery.Workloads;

namespace Amorsize.Discovery.Tests.Workloads;

[TestClass]
public sealed class FlagMistakesTests
{
    private const string Capturing = "It is a lambda or a local function that uses variables around it, which a build does not have; flag a method, or a static local function";

    [TestMethod]
    [DataRow("public static class C { static int[] I => []; [Workload(\" \", Items = \"I\")] static void M(int i) { } }",
        "Its name is blank; give it one, or leave it out to have the workload called Type.Method")]
    [DataRow("public static class C { static int[] I => []; [Workload(Items = \"I\", ItemCount = -1)] static void M(int i) { } }",
        "Its ItemCount is -1; it must not be negative: set it to the number of items of the production loop, or to 0 for the number of sample items")]
    [DataRow("public static class C { static int[] I => []; [Workload(Items = \"I\", MaxDegreeOfParallelism = -2)] static void M(int i) { } }",
        "Its MaxDegreeOfParallelism is -2; it must not be negative: set it to the most workers that may be used, or to 0 for no ceiling")]
    public void Scan_ValueOutOfRange_IsAMistake(string source, string mistake) => AssertMistake(source, mistake);

    [TestMethod]
    [DataRow("public static class C { static int[] I => []; [Workload(Items = \"I\")] static void M<T>(T i) { } }",
        "The method is generic, and a build cannot choose its type arguments; flag a method that is not generic and calls this one")]
    [DataRow("public static class C<T> { static int[] I => []; [Workload(Items = \"I\")] static void M(T i) { } }",
        "Its type is generic, and a build cannot choose the type arguments; flag a method of a type that is not generic")]
    [DataRow("public static class C<T> { class D { static int[] I => []; [Workload(Items = \"I\")] static void M(int i) { } } }",
        "Its type is generic, and a build cannot choose the type arguments; flag a method of a type that is not generic")]
    [DataRow("public abstract class C { static int[] I => []; [Workload(Items = \"I\")] public abstract void M(int i); }",
        "The method is abstract; flag a method that implements it")]
    [DataRow("public interface C { static int[] I => []; [Workload(Items = \"I\")] void M(int i); }",
        "The method is abstract; flag a method that implements it")]
    [DataRow("public static class C { static int[] I => []; [Workload(Items = \"I\")] [System.Runtime.InteropServices.DllImport(\"native\")] extern static void M(int i); }",
        "The method has no body in this assembly; flag a method that calls it")]
    [DataRow("public static class C { static int[] I => []; [Workload(Items = \"I\")] static async void M(int i) => await Task.Yield(); }",
        "The method is async void, so its end cannot be awaited; return Task instead")]
    [DataRow("public static class C { static int[] I => []; static int N(int f) { return M(1); [Workload(Items = \"I\")] int M(int i) => i * f; } }", Capturing)]
    [DataRow("public static class C { static int[] I => []; static Func<int, int> N(int f) => [Workload(Items = \"I\")] (int i) => i * f; }", Capturing)]
    [DataRow("public static class C { static Func<TunedSettings, int> N() => [Workload] (TunedSettings s) => 1; }", Capturing)]
    public void Scan_MethodThatCannotBeCalled_IsAMistake(string source, string mistake) => AssertMistake(source, mistake);

    [TestMethod]
    [DataRow("namespace N { public abstract class C { [Workload] public void M(TunedSettings s) { } } }",
        "It is an instance method of N.C, which is abstract; make the method static, or flag one of a derived type")]
    [DataRow("public interface C { [Workload] void M(TunedSettings s) { } }",
        "It is an instance method of the interface C, of which the profiler can make no instance; make the method static, or flag one that implements it")]
    [DataRow("public class C(int i) { public int I = i; [Workload] public void M(TunedSettings s) { } }",
        "It is an instance method of C, which has no public constructor without parameters; add one, make the method static, or give the instance with a [WorkloadSetup] method")]
    [DataRow("public class C { private C() { } [Workload] public void M(TunedSettings s) { } }",
        "It is an instance method of C, which has no public constructor without parameters; add one, make the method static, or give the instance with a [WorkloadSetup] method")]
    [DataRow("public ref struct C { [Workload] public void M(TunedSettings s) { } }",
        "It is an instance method of C, which is a ref struct; make the method static")]
    public void Scan_InstanceMethodOfTypeWithoutInstances_IsAMistake(string source, string mistake) => AssertMistake(source, mistake);

    [TestMethod]
    [DataRow("static void M() { }", "It takes no parameter; take one item, as in R M(T item), or the settings of a whole job, as in R M(TunedSettings settings)")]
    [DataRow("static void M(int a, int b) { }", "It takes 2 parameters; " + Forms)]
    [DataRow("static void M(int a, CancellationToken ct) { }", "It takes 2 parameters; " + Forms)]
    [DataRow("static Task M(TunedSettings s, CancellationToken ct) => Task.CompletedTask;", "It takes 2 parameters; " + Forms)]
    [DataRow("static Task M(int a, int b, CancellationToken ct) => Task.CompletedTask;", "It takes 3 parameters; " + Forms)]
    [DataRow("static void M(ref int a) { }", "It takes System.Int32 by reference (ref, in or out); take it by value")]
    [DataRow("static void M(in int a) { }", "It takes System.Int32 by reference (ref, in or out); take it by value")]
    [DataRow("static void M(out int a) => a = 1;", "It takes System.Int32 by reference (ref, in or out); take it by value")]
    [DataRow("static unsafe void M(int* a) { }", "It takes System.Int32*, a pointer or ref struct, which a profiler cannot pass; take an array, Memory<T> or another ordinary type")]
    [DataRow("static void M(ReadOnlySpan<char> a) { }", "It takes System.ReadOnlySpan`1<System.Char>, a pointer or ref struct, which a profiler cannot pass; take an array, Memory<T> or another ordinary type")]
    [DataRow("static void M(Own a) { } ref struct Own { }", "It takes C+Own, a pointer or ref struct, which a profiler cannot pass; take an array, Memory<T> or another ordinary type")]
    [DataRow("static Span<int> M(int[] a) => a;", "It returns System.Span`1<System.Int32>, a reference, pointer or ref struct, which a profiler cannot receive; return an ordinary type")]
    [DataRow("static ref int M(int[] a) => ref a[0];", "It returns System.Int32&, a reference, pointer or ref struct, which a profiler cannot receive; return an ordinary type")]
    [DataRow("static Lazy<int> M(int a) => new();", MistakeText.LazyResult)]
    [DataRow("static Task<Lazy<int>> M(int a) => default;", MistakeText.LazyResult)]
    [DataRow("static Func<int> M(int a) => () => a;", MistakeText.FunctionResult)]
    [DataRow("static IObservable<int> M(int a) => default;", MistakeText.ObservableResult)]
    [DataRow("static IEnumerator<int> M(int a) { yield break; }", MistakeText.EnumeratorResult)]
    [DataRow("static IAsyncEnumerator<int> M(int a) => default;", MistakeText.EnumeratorResult)]
    [DataRow("static void M(int a, __arglist) { }", "It takes a variable argument list (__arglist), which the profiler cannot pass; take one item, as in R M(T item)")]
    [DataRow("[DataRow(1, 2)] static void M(int a, int b) { }", "It takes 2 parameters; " + Forms)]
    public void Scan_UnsupportedSignature_IsAMistake(string method, string mistake) =>
        AssertMistake($$"""public static class C { static int[] I => []; [Workload(Items = "I")] {{method}} }""", mistake);

    [TestMethod]
    [DataRow("static IEnumerable<int> M(int a) { yield break; }")]
    [DataRow("static IAsyncEnumerable<int> M(int a) => default;")]
    [DataRow("static IAsyncEnumerable<int> M(int a, CancellationToken ct) => default;")]
    [DataRow("static Func<int, int> M(int a) => default;")]
    public void Scan_ResultThatCanBeUsed_IsNoMistake(string method) =>
        AssertMistake($$"""public static class C { static Task<int[]> I => default; [Workload(Items = "I")] {{method}} }""", mistake: null);

    [TestMethod]
    public void Scan_RowTestWithoutParameters_IsAMistake() => AssertMistake(
        "[TestClass] public class C { [Workload] [TestMethod] [DataRow] public void M() { } }",
        "It is a test with data rows but has no parameters, so the values cannot be passed; declare a parameter for each value, or remove the data rows");

    [TestMethod]
    [DataRow("public static class C { [Workload] static void M(int i) { } }",
        "It has no Items; name a static member that gives them, as in [Workload(Items = nameof(Samples))]")]
    [DataRow("[TestClass] public class C { [Workload] [TestMethod] public void M(int i) { } }",
        "It has no Items; name a static member that gives them, as in [Workload(Items = nameof(Samples))]")]
    [DataRow("namespace N { public static class C { [Workload(Items = \"Gone\")] static void M(int i) { } } }",
        "Items names 'Gone', but N.C declares no property, field or method of that name; declare it there as a static member, or correct the name")]
    [DataRow("public class B { protected static int[] I => []; } public class C : B { [Workload(Items = nameof(I))] public void M(int i) { } }",
        "Items names 'I', but C declares no property, field or method of that name; declare it there as a static member, or correct the name")]
    [DataRow("public static class C { [Workload(Items = \"\")] static void M(int i) { } }",
        "Items names '', but C declares no property, field or method of that name; declare it there as a static member, or correct the name")]
    public void Scan_MissingItems_AreAMistake(string source, string mistake) => AssertMistake(source, mistake);

    [TestMethod]
    [DataRow("int[] I => [];", "is an instance member; make it static")]
    [DataRow("int[] I = [];", "is an instance member; make it static")]
    [DataRow("int[] I() => [];", "is an instance member; make it static")]
    [DataRow("static int[] I(int count) => [];", "takes parameters, and a build has none to give; name a member without")]
    [DataRow("static T[] I<T>() => [];", "is a generic method, and a build cannot choose its type arguments; name one that is not")]
    [DataRow("static int[] I { set { } }", "is a property without a getter; give it one")]
    [DataRow("static void I() { }", "returns nothing; return a sequence of the items, such as IEnumerable<T> or an array")]
    [DataRow("static Task I => Task.CompletedTask;", "returns nothing; return a sequence of the items, such as IEnumerable<T> or an array")]
    [DataRow("static Task<int> I => Task.FromResult(1);", "is of type System.Int32 and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array")]
    [DataRow("static int I => 3;", "is of type System.Int32 and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array")]
    [DataRow("const bool I = true;", "is of type System.Boolean and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array")]
    [DataRow("static Span<int> I() => default;", "is of type System.Span`1<System.Int32> and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array")]
    public void Scan_UnusableItemsMember_IsAMistake(string member, string mistake) =>
        AssertMistake($$"""public class C { {{member}} [Workload(Items = "I")] public static void M(int i) { } }""", $"Items names 'I', which {mistake}");

    [TestMethod]
    [DataRow(typeof(bool))]
    [DataRow(typeof(char))]
    [DataRow(typeof(sbyte))]
    [DataRow(typeof(byte))]
    [DataRow(typeof(short))]
    [DataRow(typeof(ushort))]
    [DataRow(typeof(int))]
    [DataRow(typeof(uint))]
    [DataRow(typeof(long))]
    [DataRow(typeof(ulong))]
    [DataRow(typeof(nint))]
    [DataRow(typeof(nuint))]
    [DataRow(typeof(float))]
    [DataRow(typeof(double))]
    [DataRow(typeof(decimal))]
    [DataRow(typeof(DateTime))]
    [DataRow(typeof(DateTimeOffset))]
    [DataRow(typeof(TimeSpan))]
    [DataRow(typeof(Guid))]
    public void Scan_ItemsMemberWithASingleValue_IsAMistake(Type type) => AssertMistake(
        $$"""public class C { static {{type}} I => default; [Workload(Items = "I")] public static void M(int i) { } }""",
        $"Items names 'I', which is of type {type} and so gives no items; make it a sequence of them, such as IEnumerable<T> or an array");

    [TestMethod]
    [DataRow("System.Span<int>")]
    [DataRow("System.ReadOnlySpan<int>")]
    [DataRow("System.TypedReference")]
    [DataRow("System.ArgIterator")]
    [DataRow("System.RuntimeArgumentHandle")]
    [DataRow("System.Text.Json.Utf8JsonReader")]
    [DataRow("System.Buffers.SequenceReader<byte>")]
    [DataRow("System.Text.SpanLineEnumerator")]
    [DataRow("System.Text.SpanRuneEnumerator")]
    public void Scan_FrameworkRefStructAsParameter_IsAMistake(string type) =>
        Assert.EndsWith(
            ", a pointer or ref struct, which a profiler cannot pass; take an array, Memory<T> or another ordinary type",
            Compiled.Scan($$"""public class C { static int[] I => []; [Workload(Items = "I")] public static void M({{type}} i) { } }""").Single().Mistake);

    [TestMethod]
    [DataRow("public static class C { static int[] I => []; [Workload(\" \", Items = \"I\")] static void M<T>(T i) { } }", "Its name is blank")]
    [DataRow("public abstract class C { [Workload] public abstract void M(); }", "The method is abstract")]
    [DataRow("public abstract class C { [Workload] public void M() { } }", "It is an instance method of C")]
    [DataRow("public static class C { [Workload(Items = \"Gone\")] static void M() { } }", "It takes no parameter")]
    public void Scan_SeveralMistakes_ReportsTheFirst(string source, string mistake) => Assert.StartsWith(mistake, Compiled.Scan(source).Single().Mistake);

    [TestMethod]
    public void Scan_DuplicateName_EachMistakeNamesTheOther()
    {
        var workloads = Compiled.Scan("""
            namespace N;
            public static class C { [Workload("same")] static void One(TunedSettings s) { } [Workload("other")] static void Three(TunedSettings s) { } }
            public static class D { [Workload("same")] static void Two(TunedSettings s) { } }
            """);

        Assert.AreEqual("N.D.Two(TunedSettings) is a workload named 'same' as well; give each a name of its own", workloads.Single(w => w.Method.Contains("One")).Mistake);
        Assert.AreEqual("N.C.One(TunedSettings) is a workload named 'same' as well; give each a name of its own", workloads.Single(w => w.Method.Contains("Two")).Mistake);
        Assert.IsNull(workloads.Single(w => w.Method.Contains("Three")).Mistake);
    }

    [TestMethod]
    public void Scan_DuplicateNameAndOwnMistake_ReportsOwnMistake()
    {
        var workloads = Compiled.Scan("""
            public static class C { [Workload("same")] static void One(TunedSettings s) { } [Workload("same")] static void Two() { } }
            """);

        Assert.Contains("as well", workloads.Single(w => w.Method.Contains("One")).Mistake!);
        Assert.Contains("no parameter", workloads.Single(w => w.Method.Contains("Two")).Mistake!);
    }

    private const string Forms = "the forms are R M(T item), Task M(T item), Task M(T item, CancellationToken ct) and R M(TunedSettings settings)";

    private static void AssertMistake(string source, string? mistake)
    {
        Assert.AreEqual(mistake, Compiled.Scan(source, Microsoft.CodeAnalysis.OptimizationLevel.Release).Single().Mistake);
        Assert.AreEqual(mistake, Compiled.Scan(source, Microsoft.CodeAnalysis.OptimizationLevel.Debug).Single().Mistake);
    }
}
