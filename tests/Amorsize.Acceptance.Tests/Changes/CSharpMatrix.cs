namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>The matrix of C#.</summary>
internal static class CSharpMatrix
{
    public static ChangeMatrix Matrix { get; } = new()
    {
        Language = "CSharp",
        Ending = "cs",
        Untouched = ["untouched"],
        Changes =
        [
            ("body", "App/Program.cs", "n + 1001", "n + 2001"),
            ("callee", "App/Program.cs", "n + 1002", "n + 2002"),
            ("constant", "Lib/Lib.cs", "Rounds = 3", "Rounds = 4"),
            ("dynamic", "Lib/Lib.cs", "=> 1003", "=> 2003"),
            ("generic", "Lib/Lib.cs", "+ 1004", "+ 2004"),
            ("generator", "App/Program.cs", "a+b", "a+c"),
            ("interface", "Lib/Lib.cs", "n + 1005", "n + 2005"),
            ("items", "App/Program.cs", "Range(1, 31)", "Range(1, 32)"),
            ("iterator", "Lib/Lib.cs", "i + 1013", "i + 2013"),
            ("json", "Lib/Lib.cs", "public int Kept", "public int Added { get; set; } public int Kept"),
            ("lambda", "Lib/Lib.cs", "x + 1006", "x + 2006"),
            ("library", "Lib/Lib.cs", "n * 1007", "n * 2007"),
            ("reflection", "Lib/Lib.cs", "n + 1008", "n + 2008"),
            ("static", "Lib/Lib.cs", "Size = 1010", "Size = 2010"),
            ("task", "Lib/Lib.cs", "n + 1012", "n + 2012"),
        ],
        Unrelated =
        [
            ("App/Program.cs", "//lines", "\n\n// a comment\n"),
            ("App/Program.cs", "n - 9001", "n - 9002"),
            ("App/Program.cs", "/*member*/", "public static Func<int, int> Unrelated(int y) => x => x + y; [GeneratedRegex(\"u+v\")] private static partial Regex Other();"),
            ("Lib/Lib.cs", "//lines", "\n\n// a comment\n"),
            ("Lib/Lib.cs", "n - 9003", "n - 9004"),
            ("Lib/Lib.cs", "/*member*/", "public static Func<int, int> Unrelated(int y) => x => x + y; public static async Task Wait() => await Task.Yield();"),
            ("Lib/Lib.cs", "/*type*/", "public record Unrelated(int A, string B);"),
        ],
        Library =
            """
            //lines
            namespace Lib;
            public static class Heavy
            {
                public const int Rounds = 3;
                public static readonly int Size = 1010;
                public static int Compute(int n) => n * 1007;
                public static int Unused(int n) => n - 9003;
                public static int Sum(int n) => Enumerable.Range(0, n).Select(x => x + 1006).Sum();
                /*member*/
                public static IEnumerable<int> Each(int n) { for (var i = 0; i < n; i++) yield return i + 1013; }
                public static async Task<int> Later(int n) { await Task.CompletedTask; return n + 1012; }
            }
            public class Box<T> { public int Measure() => typeof(T).Name.Length + 1004; }
            public class Poco { public int Kept { get; set; } = 5; }
            public class Late { public int Go() => 1003; }
            public class Hidden { public static int Go(int n) => n + 1008; }
            public interface IStep { int Do(int n); }
            public class Step : IStep { public int Do(int n) => n + 1005; }
            public static class Registry { public static IStep? Current; }
            /*type*/
            """,
        Program =
            """
            //lines
            using System.Runtime.InteropServices;
            using System.Text.Json;
            using System.Text.RegularExpressions;
            using Amorsize;
            using Lib;
            Console.WriteLine(TunedSettings.For("body").Source);
            public static partial class W
            {
                static int[] N => [.. Enumerable.Range(1, 30)];
                static int[] Others => [.. Enumerable.Range(1, 31)];
                static string[] Lines => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "items.txt"));
                [Workload("body", Items = nameof(N))] public static int Body(int n) => n + 1001;
                [Workload("callee", Items = nameof(N))] public static int Caller(int n) => Callee.Go(n);
                [Workload("constant", Items = nameof(N))] public static int Constant(int n) => n * Heavy.Rounds;
                [Workload("dynamic", Items = nameof(N))] public static object Dynamic(int n) { dynamic late = new Late(); return late.Go() + n; }
                [Workload("file", Items = nameof(Lines))] public static int ByFile(string line) => line.Length;
                [Workload("generic", Items = nameof(N))] public static int Generic(int n) => n + new Box<int>().Measure();
                [Workload("generator", Items = nameof(N))] public static bool Generator(int n) => Pattern().IsMatch("xxaab" + n);
                [Workload("inputs", Items = nameof(N), Inputs = "data/**")] public static int Inputs(int n) => n;
                [Workload("interface", Items = nameof(N))] public static int Interface(int n) => Registry.Current?.Do(n) ?? n;
                [Workload("items", Items = nameof(Others))] public static int ByItems(int n) => n;
                /*member*/
                [Workload("iterator", Items = nameof(N))] public static int Iterator(int n) => Heavy.Each(n).Sum();
                [Workload("json", Items = nameof(N))] public static string Json(int n) => JsonSerializer.Serialize(new Poco()) + n;
                [Workload("lambda", Items = nameof(N))] public static int Lambda(int n) => Heavy.Sum(n);
                [Workload("library", Items = nameof(N))] public static int Library(int n) => Heavy.Compute(n);
                [Workload("native", Items = nameof(N))] public static int Native(int n) => n < 0 ? Encode(n) : n;
                [Workload("package", Items = nameof(N))] public static int Package(int n) => Dep.Compute(n);
                [Workload("reflection", Items = nameof(N))] public static object? Reflection(int n) => Type.GetType("Lib.Hidden, Lib")!.GetMethod("Go")!.Invoke(null, [n]);
                [Workload("resource", Items = nameof(N))] public static long Resource(int n) { using var table = typeof(W).Assembly.GetManifestResourceStream("table")!; return table.Length + n; }
                [Workload("searched", Items = nameof(N))] public static int Search(int n) => Found.Types + n;
                [Workload("static", Items = nameof(N))] public static int Static(int n) => Heavy.Size + n;
                [Workload("task", Items = nameof(N))] public static async Task<int> Wait(int n) => await Heavy.Later(n);
                [Workload("untouched", Items = nameof(N))] public static int Untouched(int n) => Heavy.Rounds > 0 ? n * 7 : n;
                static int Unused(int n) => n - 9001;
                [GeneratedRegex("a+b")] private static partial Regex Pattern();
                [DllImport("codec")] static extern int Encode(int n);
            }
            public static class Callee { public static int Go(int n) => n + 1002; }
            public static class Found { public static readonly int Types = typeof(Searched.Marker).Assembly.GetTypes().Length; }
            """,
    };
}
