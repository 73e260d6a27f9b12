namespace Amorsize.Discovery.Tests.Fingerprints;

/// <summary>Fingerprints of workloads whose code continues in other assemblies of the output.</summary>
[TestClass]
public sealed class LibraryFingerprintTests
{
    private const string Solution = """
        #assembly Far
        namespace Far;
        public static class Deep { public static int One(int x) => x + 101; public static int Other(int x) => x + 201; }
        public interface ICode { int Encode(int x) => x + 102; }
        public class Base { public virtual int Run(int x) => x + 103; protected static int Help(int x) => x + 104; }
        #assembly Near
        using Far;
        namespace Near;
        public static class Heavy
        {
            public const int Rounds = 3;
            public static readonly int Size = 105;
            public static int Compute(int x) => Deep.One(x) + 106;
            public static int Compute(string x) => x.Length + 203;
            public static int Unused(int x) => x + 202;
            public static async Task<int> Wait(int x) { await Task.Yield(); return x + 107; }
            public static IEnumerable<int> Count(int x) { yield return x + 108; }
        }
        public class Coder : ICode { public int Encode(int x) => x + 109; }
        public class Plain : ICode;
        public class Middle : Base { public int Go(int x) => Run(x) + Help(x); }
        public class Box<T> { public T? Value; public int Measure() => typeof(T).Name.Length + 110; public static int Default = 111; }
        public struct Pair { public int A; public int Sum() => A + 112; }
        public enum Level { Low = 113, High = 114 }
        public class Outer { public class Inner { public int Go() => 115; } }
        public delegate int Step(int x);
        #assembly App
        using Far; using Near;
        public class Own : Middle { public override int Run(int x) => base.Run(x) + 116; }
        public static class C
        {
            static int[] Items => [Heavy.Size];
            [Workload(Items = nameof(Items))] public static async Task<int> M(int x)
            {
                ICode coder = new Coder(), plain = new Plain();
                Step step = y => y + Heavy.Compute(y);
                var pair = new Pair { A = x };
                return Heavy.Compute(x) * Heavy.Rounds + await Heavy.Wait(x) + Heavy.Count(x).Sum() + coder.Encode(x) + plain.Encode(x) + new Own().Go(x)
                    + new Box<int>().Measure() + Box<int>.Default + pair.Sum() + Level.High.ToString().Length + new Outer.Inner().Go() + step(x);
            }
        }
        """;

    [TestMethod]
    [DataRow("a method two assemblies away", "x + 101", "x + 1101")]
    [DataRow("a default method of an interface", "x + 102", "x + 1102")]
    [DataRow("a virtual method of a base class two assemblies away", "x + 103", "x + 1103")]
    [DataRow("an inherited static method", "x + 104", "x + 1104")]
    [DataRow("a static field that only the items read", "Size = 105", "Size = 1105")]
    [DataRow("a method of the next assembly", "+ 106", "+ 1106")]
    [DataRow("an async method", "x + 107", "x + 1107")]
    [DataRow("an iterator", "x + 108", "x + 1108")]
    [DataRow("an implementation of an interface", "x + 109", "x + 1109")]
    [DataRow("a generic type's method", "+ 110", "+ 1110")]
    [DataRow("a generic type's static field", "Default = 111", "Default = 1111")]
    [DataRow("a value's method", "A + 112", "A + 1112")]
    [DataRow("a field that makes a value larger", "public int A;", "public int A; public long B;")]
    [DataRow("an enum's constant", "High = 114", "High = 1114")]
    [DataRow("a nested class", "=> 115", "=> 1115")]
    [DataRow("an override in the flagged assembly", "+ 116", "+ 1116")]
    [DataRow("a constant", "Rounds = 3", "Rounds = 4")]
    [DataRow("which overload there is", "public static int Compute(int x)", "public static int Compute(long x) => 5; public static int Compute(int x)", "y + Heavy.Compute(y)", "y + Heavy.Compute((long)y)")]
    [DataRow("whether a library is optimized", "namespace Far;", "[assembly: System.Diagnostics.Debuggable((System.Diagnostics.DebuggableAttribute.DebuggingModes)0x107)] namespace Far;")]
    [DataRow("whether a library is optimized, as two flags", "namespace Far;", "[assembly: System.Diagnostics.Debuggable(false, true)] namespace Far;")]
    [DataRow("code that runs when the assembly is loaded", "namespace Far;", "namespace Far; static class Start { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Run() => Console.Write(1); }")]
    public void Fingerprint_ReachedLibraryCodeChanged_Changes(string what, string from, string to, string alsoFrom = "", string alsoTo = "")
    {
        Assert.Contains(from, Solution);
        var changed = Solution.Replace(from, to);
        Assert.AreNotEqual(CompiledOutput.FingerprintOf(Solution), CompiledOutput.FingerprintOf(alsoFrom.Length > 0 ? changed.Replace(alsoFrom, alsoTo) : changed), what);
    }

    [TestMethod]
    [DataRow("a method that nothing calls", "x + 202", "x + 1202")]
    [DataRow("a method two assemblies away that nothing calls", "x + 201", "x + 1201")]
    [DataRow("an overload that nothing calls", "x.Length + 203", "x.Length + 1203")]
    [DataRow("a new class", "public static class Deep", "public class Unrelated { static int x = 5; } public static class Deep")]
    [DataRow("a new method with a lambda", "public static int One", "public static Func<int> Unrelated(int x) => () => x; public static int One")]
    [DataRow("a new async method before another", "public static async Task<int> Wait", "public static async Task Unrelated() => await Task.Yield(); public static async Task<int> Wait")]
    [DataRow("the assembly's version", "namespace Far;", "[assembly: System.Reflection.AssemblyVersion(\"7.8.9.0\")] namespace Far;")]
    [DataRow("the symbols of an optimized assembly", "namespace Far;", "[assembly: System.Diagnostics.Debuggable(true, false)] namespace Far;")]
    [DataRow("comments and moved lines", "namespace Near;", "\n\n// a comment\nnamespace Near;")]
    public void Fingerprint_UnrelatedLibraryCodeChanged_Stays(string what, string from, string to)
    {
        Assert.Contains(from, Solution);
        Assert.AreEqual(CompiledOutput.FingerprintOf(Solution), CompiledOutput.FingerprintOf(Solution.Replace(from, to)), what);
    }

    [TestMethod]
    public void Fingerprint_TypeMovedToAnotherAssembly_FollowsTheForward()
    {
        const string Before = "#assembly Far\npublic static class Deep { public static int One(int x) => x + 1; }\n";
        const string After = "#assembly Old\n[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Deep))]\n";
        const string App = "#assembly App\npublic class C { [Workload] public static void M(TunedSettings s) => Console.Write(Deep.One(3)); }\n";
        using var output = new CompiledOutput();
        output.Compile(Before.Replace("Far", "Old", StringComparison.Ordinal) + App);
        var compiledAgainstOld = File.ReadAllBytes(output.At("App.dll"));

        output.Compile(Before + After + App);
        File.WriteAllBytes(output.At("App.dll"), compiledAgainstOld);
        var forwarded = output.Fingerprint();
        output.Compile(Before.Replace("x + 1", "x + 2", StringComparison.Ordinal) + After + App);
        File.WriteAllBytes(output.At("App.dll"), compiledAgainstOld);

        Assert.AreNotEqual(forwarded, output.Fingerprint());
    }

    [TestMethod]
    public void Fingerprint_LibraryIsNoAssembly_CountsByItsNameOnly()
    {
        using var output = new CompiledOutput();
        output.Compile(Solution);
        output.Write("Near.dll", "no assembly");

        Assert.AreNotEqual(CompiledOutput.FingerprintOf(Solution), output.Fingerprint());
    }

    [TestMethod]
    public void Fingerprint_OtherWorkloadsInTheSameScan_Stays()
    {
        const string Other = "[Workload(\"other\")] public static void N(TunedSettings s) => Console.Write(Deep.Other(1));";
        using var output = new CompiledOutput();
        output.Compile(Solution.Replace("static int[] Items", Other + " static int[] Items", StringComparison.Ordinal));

        Assert.AreEqual(CompiledOutput.FingerprintOf(Solution), output.Scan().Single(workload => workload.Name == "C.M").Fingerprint);
    }
}
