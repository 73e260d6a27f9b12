namespace Amorsize.Acceptance.Tests.Changes;

/// <summary>A program with a library and a package, and the changes of them.</summary>
internal static class CSharpProjects
{
    /// <summary>Each change, with the only workload that it makes stale.</summary>
    public static readonly (string Workload, string File, string From, string To)[] Changes =
    [
        ("body", "App/Program.cs", "n + 1001", "n + 2001"),
        ("callee", "App/Program.cs", "n + 1002", "n + 2002"),
        ("constant", "Lib/Lib.cs", "Rounds = 3", "Rounds = 4"),
        ("dynamic", "Lib/Lib.cs", "=> 1003", "=> 2003"),
        ("file", "App/items.txt", "1", "1\n2"),
        ("generic", "Lib/Lib.cs", "+ 1004", "+ 2004"),
        ("interface", "Lib/Lib.cs", "n + 1005", "n + 2005"),
        ("items", "App/Program.cs", "Range(1, 31)", "Range(1, 32)"),
        ("json", "Lib/Lib.cs", "public int Kept", "public int Added { get; set; } public int Kept"),
        ("lambda", "Lib/Lib.cs", "x + 1006", "x + 2006"),
        ("library", "Lib/Lib.cs", "n * 1007", "n * 2007"),
        ("native", "App/libcodec.so", "one", "two"),
        ("package", "App/App.csproj", "Version=\"1.0.0\"", "Version=\"2.0.0\""),
        ("reflection", "Lib/Lib.cs", "n + 1008", "n + 2008"),
        ("resource", "App/table.txt", "1", "12"),
        ("searched", "App/Searched/Searched.cs", "n + 1009", "n + 2009"),
        ("static", "Lib/Lib.cs", "Size = 1010", "Size = 2010"),
    ];

    /// <summary>Changes that no workload depends on.</summary>
    public static readonly (string File, string From, string To)[] Unrelated =
    [
        ("App/Program.cs", "//lines", "\n\n// a comment\n"),
        ("App/Program.cs", "n - 9001", "n - 9002"),
        ("App/Program.cs", "/*member*/", "public static Func<int, int> Unrelated(int y) => x => x + y;"),
        ("App/unrelated.txt", "1", "2"),
        ("Lib/Lib.cs", "//lines", "\n\n// a comment\n"),
        ("Lib/Lib.cs", "n - 9003", "n - 9004"),
        ("Lib/Lib.cs", "/*member*/", "public static Func<int, int> Unrelated(int y) => x => x + y; public static async Task Wait() => await Task.Yield();"),
        ("Lib/Lib.cs", "/*type*/", "public record Unrelated(int A, string B);"),
        ("Lib/Lib.csproj", "<!--version-->", "<Version>7.8.9</Version>"),
        ("App/other.txt", "1", "2"),
    ];

    public static string Files =>
        """"
        #file nuget.config
        <configuration>
          <packageSources>
            <add key="local" value="feed" />
          </packageSources>
        </configuration>
        #file Dep/Dep.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <PackageId>Acceptance.Dep</PackageId>
          </PropertyGroup>
        </Project>
        #file Dep/Dep.cs
        public static class Dep
        {
        #if V2
            public static int Compute(int n) => n * 32;
        #else
            public static int Compute(int n) => n * 31;
        #endif
        }
        #file Lib/Lib.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <!--version-->
          </PropertyGroup>
        </Project>
        #file Lib/Lib.cs
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
        }
        public class Box<T> { public int Measure() => typeof(T).Name.Length + 1004; }
        public class Poco { public int Kept { get; set; } = 5; }
        public class Late { public int Go() => 1003; }
        public class Hidden { public static int Go(int n) => n + 1008; }
        public interface IStep { int Do(int n); }
        public class Step : IStep { public int Do(int n) => n + 1005; }
        public static class Registry { public static IStep? Current; }
        /*type*/
        #file App/App.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
          </PropertyGroup>
          <ItemGroup>
            <Compile Include="Program.cs" />
            <ProjectReference Include="../Lib/Lib.csproj" />
            <ProjectReference Include="Searched/Searched.csproj" />
            <PackageReference Include="Amorsize.Build" Version="$(TestedVersion)" />
            <PackageReference Include="Acceptance.Dep" Version="1.0.0" />
            <EmbeddedResource Include="table.txt" LogicalName="table" />
            <EmbeddedResource Include="other.txt" LogicalName="other" />
            <None Include="items.txt;unrelated.txt;libcodec.so" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        </Project>
        #file App/Searched/Searched.csproj
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        #file App/Searched/Searched.cs
        namespace Searched;
        public class Marker;
        public class Found { public int Do(int n) => n + 1009; }
        #file App/items.txt
        1
        #file App/unrelated.txt
        1
        #file App/table.txt
        1
        #file App/other.txt
        1
        #file App/libcodec.so
        one
        #file App/data/one.txt
        1
        #file App/Program.cs
        //lines
        using System.Runtime.InteropServices;
        using System.Text.Json;
        using Amorsize;
        using Lib;
        Console.WriteLine(TunedSettings.For("body").Source);
        public static class W
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
            [Workload("inputs", Items = nameof(N), Inputs = "data/**")] public static int Inputs(int n) => n;
            [Workload("interface", Items = nameof(N))] public static int Interface(int n) => Registry.Current?.Do(n) ?? n;
            [Workload("items", Items = nameof(Others))] public static int ByItems(int n) => n;
            [Workload("json", Items = nameof(N))] public static string Json(int n) => JsonSerializer.Serialize(new Poco()) + n;
            [Workload("lambda", Items = nameof(N))] public static int Lambda(int n) => Heavy.Sum(n);
            [Workload("library", Items = nameof(N))] public static int Library(int n) => Heavy.Compute(n);
            [Workload("native", Items = nameof(N))] public static int Native(int n) => n < 0 ? Encode(n) : n;
            [Workload("package", Items = nameof(N))] public static int Package(int n) => Dep.Compute(n);
            [Workload("reflection", Items = nameof(N))] public static object? Reflection(int n) => Type.GetType("Lib.Hidden, Lib")!.GetMethod("Go")!.Invoke(null, [n]);
            [Workload("resource", Items = nameof(N))] public static long Resource(int n) { using var table = typeof(W).Assembly.GetManifestResourceStream("table")!; return table.Length + n; }
            [Workload("searched", Items = nameof(N))] public static int Search(int n) => Found.Types + n;
            [Workload("static", Items = nameof(N))] public static int Static(int n) => Heavy.Size + n;
            [Workload("untouched", Items = nameof(N))] public static int Untouched(int n) => Heavy.Rounds > 0 ? n * 7 : n;
            static int Unused(int n) => n - 9001;
            [DllImport("codec")] static extern int Encode(int n);
            /*member*/
        }
        public static class Callee { public static int Go(int n) => n + 1002; }
        public static class Found { public static readonly int Types = typeof(Searched.Marker).Assembly.GetTypes().Length; }
        """";
}
