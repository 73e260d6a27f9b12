using System.Text;

namespace Amorsize.Benchmarks.Builds;

/// <summary>Libraries of 20 MB in all, each of which calls the one before, so that a call of the last one reaches all of them.</summary>
internal sealed class ChainedLibraries
{
    private const int Libraries = 30;

    // 85 classes make about 0.7 MB.
    private const int ClassesOfEach = 85;

    // A call of a method runs on through at most as many classes of the same library.
    private const int LongestCall = 10;
    private const int Entries = 100;

    private ChainedLibraries(IReadOnlyList<string> folders) => (Last, Count) = (folders[^1], folders.Count);

    /// <summary>Folder of the library that reaches all others.</summary>
    public string Last { get; }

    public int Count { get; }

    /// <summary>Size of all assemblies together. They must be built.</summary>
    public long Bytes => Directory.GetFiles(Path.Combine(Last, "bin", "Debug", "net10.0"), "Library*.dll").Sum(file => new FileInfo(file).Length);

    public static ChainedLibraries AddTo(ProvingGround ground)
    {
        var folders = new List<string>();
        for (var library = 0; library < Libraries; library++)
        {
            folders.Add(ground.Write(
                $"Library{library}",
                ($"Library{library}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    {(library == 0 ? "" : $"""<ProjectReference Include="../Library{library - 1}/Library{library - 1}.csproj" />""")}
                  </ItemGroup>
                </Project>
                """),
                ("Code.cs", Code(library))));
        }
        return new(folders);
    }

    /// <summary>Code that flags a number of workloads, each of which calls code of all libraries.</summary>
    public string Workloads(int count) =>
        $"using Amorsize;\npublic static class Workloads\n{{\n    public static int[] Items => [1, 2, 3];\n{string.Concat(Enumerable.Range(0, count).Select(i =>
            $"    [Workload(\"w{i}\", Items = nameof(Items))] public static long W{i}(int item) => item + Library{Count - 1}.Entry.E{i}(item);\n"))}}}\n";

    private static string Code(int library)
    {
        var code = new StringBuilder($"namespace Library{library};\npublic static class Entry\n{{\n");
        for (var entry = 0; entry < Entries; entry++)
        {
            var before = library == 0 ? "" : $" + Library{library - 1}.Entry.E{entry}(x)";
            code.Append($"    public static long E{entry}(int x) => Class{entry % ClassesOfEach}.M{entry % 50}(x, 1, \"s\"){before};\n");
        }
        code.Append("}\n");
        for (var type = 0; type < ClassesOfEach; type++)
        {
            var isLast = (type + 1) % LongestCall == 0 || type + 1 == ClassesOfEach;
            code.Append(BuiltProject.MuchCode($"Class{type}", type, method => isLast ? "" : $" + Class{type + 1}.M{method}(a, b, s)"));
        }
        return code.ToString();
    }
}
