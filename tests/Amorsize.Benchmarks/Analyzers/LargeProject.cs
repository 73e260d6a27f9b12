using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Builds;
using Amorsize.Platform.Processors;

namespace Amorsize.Benchmarks.Analyzers;

/// <summary>A project of many files. Most are ordinary code; some have flagged methods, tuned loops, and loops that could be tuned.</summary>
internal sealed class LargeProject
{
    // One file of twenty has what the analyzers look at closely, which is more than in a usual program.
    private const int FilesForEachFlag = 20;

    // About 50 lines a file: a compilation takes seconds, and a pass over all files weighs more than with longer ones.
    private const int MethodsOfFile = 2;

    private readonly string folder;
    private readonly string compiler;

    private LargeProject(string folder, string compiler, int lines) => (this.folder, this.compiler, Lines) = (folder, compiler, lines);

    public int Lines { get; }

    public static LargeProject Write(ProvingGround ground, int count)
    {
        var sources = Enumerable.Range(0, count).Select(number => ($"File{number}.cs", Source(number))).ToArray();
        var folder = ground.Write("Large", [("Large.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{ProvingGround.OurPackage}" Version="{ProvingGround.OurVersion}" PrivateAssets="all" />
              </ItemGroup>
              <Target Name="WriteArguments" AfterTargets="CoreCompile">
                <WriteLinesToFile File="compiler" Lines="$(RoslynTargetsPath)" />
                <WriteLinesToFile File="{ArgumentsOf(withOurs: true)}" Lines="@(CscCommandLineArgs)" />
                <WriteLinesToFile File="{ArgumentsOf(withOurs: false)}" Lines="@(CscCommandLineArgs)" Condition="!$([System.String]::Copy('%(Identity)').Contains('Amorsize.Analyzers'))" />
              </Target>
            </Project>
            """), .. sources]);
        // MSBuild starts once for all compilations, and compiles nothing itself.
        Command.Run(folder, "dotnet", "build -nologo -v:q -t:Compile -p:SkipCompilerExecution=true -p:ProvideCommandLineArgs=true");
        var compiler = Directory.GetFiles(File.ReadAllText(Path.Combine(folder, "compiler")).Trim(), "csc.dll", SearchOption.AllDirectories).Single();
        return new(folder, compiler, sources.Sum(source => source.Item2.Count(character => character == '\n')));
    }

    public Compilation Compile(bool withOurs)
    {
        var before = SystemClock.Here.OfChildren();
        var report = Command.Read(folder, "dotnet", $"exec \"{compiler}\" -noconfig -reportanalyzer @{ArgumentsOf(withOurs)}");
        return Compilation.Read((SystemClock.Here.OfChildren() - before) ?? throw new PlatformNotSupportedException("This system does not report the CPU time of processes that have ended."), report);
    }

    private static string ArgumentsOf(bool withOurs) => withOurs ? "with.rsp" : "without.rsp";

    private static string Source(int number)
    {
        var code = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $$"""
            using Amorsize;

            namespace Large.Part{{number % 40}};

            public sealed record Row{{number}}(int Id, string Name, DateTime At, decimal Price);

            public sealed class Service{{number}}(IReadOnlyList<Row{{number}}> rows)
            {
                private readonly Dictionary<int, Row{{number}}> byId = rows.ToDictionary(row => row.Id);

            """));
        for (var method = 0; method < MethodsOfFile; method++)
        {
            code.AppendLine(CultureInfo.InvariantCulture, $$"""
                public decimal Total{{method}}(string name, int limit)
                {
                    var total = 0m;
                    foreach (var row in rows.Where(row => row.Name.Contains(name, StringComparison.Ordinal)).OrderBy(row => row.At).Take(limit))
                    {
                        if (!byId.TryGetValue(row.Id + {{method}}, out var other))
                            continue;
                        total += other.Price > row.Price ? Math.Round(other.Price * {{method + 1}}, 2) : row.Price;
                    }
                    return total;
                }

                public async Task<string> Text{{method}}Async(int id, CancellationToken cancellationToken)
                {
                    await Task.Delay({{method}}, cancellationToken);
                    return byId.TryGetValue(id, out var row) ? $"{row.Id}: {row.Name} at {row.At:O}" : throw new KeyNotFoundException($"no row {id}");
                }

            """);
        }
        if (number % FilesForEachFlag == 0)
        {
            code.AppendLine(CultureInfo.InvariantCulture, $$"""
                public static int[] Numbers => [.. Enumerable.Range(1, 50)];

                [Workload("w{{number}}", Items = nameof(Numbers))]
                public static int Square(int number) => number * number;

                public static int[] Tuned() => TunedSettings.For("w{{number}}").Map(Numbers, number => Square(number)).ToArray();

                public static void Untuned() => Parallel.ForEach(Numbers, number => Square(number));

                public Task<string[]> All(CancellationToken cancellationToken) => Task.WhenAll(rows.Select(row => Text0Async(row.Id, cancellationToken)));

            """);
        }
        return code.Append("}\n").ToString();
    }
}
