namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of code that depends on metadata which no instruction names: default values, attributes, marshalling, derived types.</summary>
[TestClass]
public sealed class FactsBesideIlTests
{
    private const string Solution = """
        #assembly Impl
        namespace Impl; public class Moved { public static int Go() => 30; }
        #assembly Facade
        using System.Runtime.CompilerServices; [assembly: TypeForwardedTo(typeof(Impl.Moved))]
        #assembly App
        using System.Reflection; using System.Runtime.CompilerServices; using System.Runtime.InteropServices; using System.Text.Json; using System.Text.Json.Serialization;
        public class C
        {
            [Workload] public static void M(TunedSettings s) { BODY }
            [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Fast")] extern static int Go(Hidden h);
            [DllImport("libc")] static extern int getpid();
            [DllImport("libc")] static extern int puts([MarshalAs(UnmanagedType.LPStr)] string text);
            static string Say(Shape shape) => JsonSerializer.Serialize<object>(shape);
            static string SayOwn(Shape shape) => JsonSerializer.Serialize(shape, shape.GetType());
            static int Edges(Shape shape) => shape.GetType().GetProperties().Length;
            static Shape Made() => new Round();
            static Shape Other() => new Flat();
        }
        public record Options(int Rounds = 3);
        public class Hidden { int Fast() => 1; int Slow() => 2; }
        public class Shape { }
        public class Round : Shape { public int Radius => 5; }
        public class Flat : Shape { public int Height => 6; }
        public class CostAttribute(int n) : Attribute { public int N => n; }
        public class NamedAttribute : Attribute { public Type? By { get; set; } public NamedAttribute(int n, Type type) { } public NamedAttribute() { } }
        [Cost(7)] public class Job;
        [Named(100, typeof(Helper))] public class Numbered { public int Value { get; set; } }
        [Named(By = typeof(Helper))] public class ByName { public int Value { get; set; } }
        public class Helper { public int Help() => 8; }
        public struct Inner { public int A; public override bool Equals(object? other) => other is Inner { A: 9 }; public override int GetHashCode() => A; }
        public struct Key { public Inner I; }
        public class Late { public int Run(int n = 11) => n; }
        """;

    [TestMethod]
    [DataRow("a default value that a serializer takes", "Console.Write(JsonSerializer.Deserialize<Options>(\"{}\")!.Rounds);", "Rounds = 3", "Rounds = 3000")]
    [DataRow("a default value of a dynamic call", "dynamic d = new Late(); d.Run();", "n = 11", "n = 1100")]
    [DataRow("the name of a private member that an accessor binds", "Console.Write(Go(new Hidden()));", "Name = \"Fast\"", "Name = \"Slow\"")]
    [DataRow("how a native function is called", "getpid();", "[DllImport(\"libc\")] static extern int getpid", "[DllImport(\"libc\"), SuppressGCTransition] static extern int getpid")]
    [DataRow("how an argument of a native function is passed", "puts(\"\");", "UnmanagedType.LPStr", "UnmanagedType.LPUTF8Str")]
    [DataRow("a property of a derived type behind a base type, serialized as an object", "Console.Write(Say(Made()));", "=> 5", "=> 15")]
    [DataRow("a property of a derived type behind a base type, serialized as its own type", "Console.Write(SayOwn(Made()));", "=> 5", "=> 15")]
    [DataRow("a property of a derived type behind a base type, listed", "Console.Write(Edges(Made()));", "=> 5", "=> 15")]
    [DataRow("a value of an attribute that is read at run time", "Console.Write(typeof(Job).GetCustomAttribute<CostAttribute>()!.N);", "Cost(7)", "Cost(7000)")]
    [DataRow("a type that an attribute names after a number", "Console.Write(JsonSerializer.Serialize(new Numbered()));", "=> 8", "=> 18")]
    [DataRow("a type that an attribute names by a property", "Console.Write(JsonSerializer.Serialize(new ByName()));", "=> 8", "=> 18")]
    [DataRow("the equality of a value in another value", "var set = new HashSet<Key>(); set.Add(new Key());", "A: 9", "A: 99")]
    [DataRow("a forwarded type that a constant names", "Console.Write(Type.GetType(\"Impl.Moved, Facade\")!.GetMethod(\"Go\")!.Invoke(null, []));", "=> 30", "=> 31")]
    public void Fingerprint_FactBesideIlChanged_Changes(string what, string body, string from, string to)
    {
        var solution = Solution.Replace("BODY", body).ReplaceLineEndings("\n");
        Assert.Contains(from, solution);
        Assert.AreNotEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }

    [TestMethod]
    [DataRow("DynamicData(\"Rows\", typeof(Shared))")]
    [DataRow("DynamicData(\"Kept\")")]
    public void Fingerprint_RowsOfAnotherAssemblyChanged_Changes(string attribute)
    {
        var solution = $$"""
            #assembly Lib
            public class Shared { public static object[][] Rows => [[3]]; public static object[][] Kept => [[5]]; }
            #assembly App
            [TestClass] public class C : Shared { [Workload] [TestMethod] [{{attribute}}] public void M(int item) => Console.Write(item); }
            """;

        Assert.AreNotEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace("[[3]]", "[[4]]").Replace("[[5]]", "[[6]]")));
    }

    [TestMethod]
    [DataRow("a derived type that is not made", "Console.Write(Say(Made()));", "=> 6", "=> 16")]
    [DataRow("an attribute of a type that is used without reflection", "new Job();", "Cost(7)", "Cost(7000)")]
    [DataRow("a default value of a method that is not called", "Console.Write(Go(new Hidden()));", "n = 11", "n = 1100")]
    [DataRow("the equality of a value that is not used", "Console.Write(new Late().Run(1));", "A: 9", "A: 99")]
    public void Fingerprint_UnrelatedFactChanged_Stays(string what, string body, string from, string to)
    {
        var solution = Solution.Replace("BODY", body).ReplaceLineEndings("\n");
        Assert.Contains(from, solution);
        Assert.AreEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }
}
