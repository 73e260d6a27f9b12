namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of code that runs without a call in IL: behind interfaces, by reflection, and in serializers.</summary>
[TestClass]
public sealed class WideningTests
{
    private const string Library = """
        #assembly Lib
        using System.Text.Json;
        namespace Lib;
        public class Poco { public int A { get; set; } public Part B { get; set; } = new(); public int Old() => 1; }
        public class Part { public int C { get; set; } = 2; }
        public class Hidden { public static int Go(int x) => x + 3; }
        public interface IStep { int Do(int x); }
        public class StepA : IStep { public int Do(int x) => x + 4; }
        public abstract class Shape { public abstract int Area(); }
        public class Square : Shape { public override int Area() => 5; }
        public static class Registry { public static IStep? Step; public static Shape? Shape; }
        public static class Json
        {
            public static string Of<T>(T value) => JsonSerializer.Serialize(value);
            public static string OfObject(object value) => Inner(value);
            static string Inner(object value) => JsonSerializer.Serialize(value, value.GetType());
        }
        public static class Finder { public static object? Make(string name) => Activator.CreateInstance(Type.GetType(name)!); }
        public class Unrelated { public int D { get; set; } = 6; }
        #assembly App
        using System.Reflection; using System.Text.Json; using Lib;
        public static class C { [Workload] public static void M(TunedSettings s) { BODY } public static int Beside() => 7; }
        public class StepB : IStep { public int Do(int x) => x + 8; }
        public class Own { public static int Go(int x) => x + 9; }
        """;

    private const string Serialize = "JsonSerializer.Serialize(new Poco());";
    private const string Call = "Registry.Step!.Do(1);";

    [TestMethod]
    [DataRow("a property of a serialized type", Serialize, "public int A { get; set; }", "public int A { get; set; } public int Added { get; set; }")]
    [DataRow("a getter of a serialized type", Serialize, "public int A { get; set; }", "public int A { get => 5; set { } }")]
    [DataRow("an attribute of a serialized property", Serialize, "public int A", "[System.Text.Json.Serialization.JsonIgnore] public int A")]
    [DataRow("the type of a property of a serialized type", Serialize, "C { get; set; } = 2", "C { get; set; } = 12")]
    [DataRow("a type that is serialized by a generic method", "Json.Of(new Poco());", "public int A { get; set; }", "public int A { get => 5; set { } }")]
    [DataRow("a type that is serialized as an object, two calls away", "Json.OfObject(new Poco());", "public int A { get; set; }", "public int A { get => 5; set { } }")]
    [DataRow("a type that is deserialized", "JsonSerializer.Deserialize<Poco>(\"{}\");", "public int A { get; set; }", "public int A { get => 5; set { } }")]
    [DataRow("a type that reflection finds by its name", "Type.GetType(\"Lib.Hidden, Lib\")!.GetMethod(\"Go\")!.Invoke(null, [1]);", "x + 3", "x + 13")]
    [DataRow("a type of the same assembly that reflection finds by its name", "Type.GetType(\"Own\")!.GetMethod(\"Go\")!.Invoke(null, [1]);", "x + 9", "x + 19")]
    [DataRow("a type whose name is passed to a method", "Finder.Make(\"Lib.Hidden, Lib\");", "x + 3", "x + 13")]
    [DataRow("a method that reflection finds by its name", "typeof(Hidden).GetMethod(\"Go\")!.Invoke(null, [1]);", "x + 3", "x + 13")]
    [DataRow("a member that is bound dynamically", "dynamic p = new Poco(); Console.Write(p.Old());", "=> 1;", "=> 11;")]
    [DataRow("a type that only a search of its assembly finds", "foreach (var t in typeof(C).Assembly.GetTypes()) Console.Write(t);", "x + 8", "x + 18")]
    [DataRow("a new type in an assembly that is searched", "foreach (var t in typeof(IStep).Assembly.GetTypes()) Console.Write(t);", "public class Unrelated", "public class Added { } public class Unrelated")]
    [DataRow("an implementation of an interface, of which the code makes no instance", Call, "x + 4", "x + 14")]
    [DataRow("an implementation in another assembly", Call, "x + 8", "x + 18")]
    [DataRow("a new implementation", Call, "public class Own", "public class StepC : IStep { public int Do(int x) => x; } public class Own")]
    [DataRow("an override of an abstract method, of which the code makes no instance", "Registry.Shape!.Area();", "=> 5", "=> 15")]
    public void Fingerprint_CodeThatRunsUncalledChanged_Changes(string what, string body, string from, string to)
    {
        var solution = Library.Replace("BODY", body);
        Assert.Contains(from, solution);
        Assert.AreNotEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }

    [TestMethod]
    [DataRow("a type beside a serialized one", Serialize, "D { get; set; } = 6", "D { get; set; } = 16")]
    [DataRow("a method beside one that serializes", Serialize, "=> 7", "=> 17")]
    [DataRow("a method beside one with a dynamic call", "dynamic p = new Poco(); Console.Write(p.A);", "=> 7", "=> 17")]
    [DataRow("a type beside one that reflection finds", "Type.GetType(\"Lib.Hidden, Lib\")!.GetMethod(\"Go\")!.Invoke(null, [1]);", "D { get; set; } = 6", "D { get; set; } = 16")]
    [DataRow("another implementation, when the code makes the instance", "IStep step = new StepA(); step.Do(1);", "x + 8", "x + 18")]
    [DataRow("comments in an assembly that is searched", "foreach (var t in typeof(IStep).Assembly.GetTypes()) Console.Write(t);", "public class Unrelated", "\n// a comment\npublic class Unrelated")]
    [DataRow("a member of a type that only a collection has", "Console.Write(new List<Poco>().Count);", "=> 1;", "=> 11;")]
    public void Fingerprint_UnrelatedCodeChanged_Stays(string what, string body, string from, string to)
    {
        var solution = Library.Replace("BODY", body);
        Assert.Contains(from, solution);
        Assert.AreEqual(CompiledOutput.FingerprintOf(solution), CompiledOutput.FingerprintOf(solution.Replace(from, to)), what);
    }

    [TestMethod]
    [DataRow(Serialize, "C.M uses reflection or a serializer on Poco, so all members of it count")]
    [DataRow(Call, "the code makes no instance of IStep, so all types that implement it count (StepA, StepB)")]
    [DataRow("foreach (var t in typeof(C).Assembly.GetTypes()) Console.Write(t);", "C.M uses reflection on types that it does not name, so all code of App counts")]
    [DataRow("new StepA().Do(1);", "")]
    public void Notes_WidenedFingerprint_SayWhy(string body, string notes)
    {
        using var output = new CompiledOutput();
        Assert.AreEqual(notes, output.Compile(Library.Replace("BODY", body)).Scan().Single().Notes);
    }
}
