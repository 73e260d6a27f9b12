using Amorsize.Discovery.Workloads;
using Amorsize.Shared;

namespace Amorsize.Discovery.Tests;

/// <summary>
/// The output folder of an application with libraries, compiled from one text. A line <c>#assembly NAME</c> starts each assembly; it may use those above it.
/// A line <c>#resource NAME</c> starts an embedded resource of the assembly above. The last assembly flags the workloads.
/// </summary>
internal sealed class CompiledOutput : IDisposable
{
    private const string AssemblyMark = "#assembly ";
    private const string ResourceMark = "#resource ";

    private readonly TemporaryDirectory directory = new();

    public string Root => Path.Combine(directory.Root, "bin");

    public string Project => directory.Root;

    public string ScanFile => directory.At("obj/App.scan");

    /// <summary>The files that the last scan depends on.</summary>
    public IReadOnlyList<string> Dependencies { get; private set; } = [];

    private string Application { get; set; } = "";

    public string At(string name) => Path.Combine(Root, name);

    public void Dispose() => directory.Dispose();

    public void Write(string name, string text) => directory.Write(Path.Combine("bin", name), Encoding(text));

    public void WriteToProject(string name, string text) => directory.Write(name, Encoding(text));

    public CompiledOutput Compile(string solution)
    {
        var libraries = new List<byte[]>();
        foreach (var text in solution.ReplaceLineEndings("\n").Split(AssemblyMark, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = text.Split(ResourceMark);
            var (name, source) = Headed(parts[0]);
            var resources = parts.Skip(1).Select(Headed).ToDictionary(resource => resource.Head, resource => resource.Text);
            libraries.Add(Compiled.Library(name, source, resources, [.. libraries]));
            directory.Write(Path.Combine("bin", name + ".dll"), libraries[^1]);
            Application = name;
        }
        return this;
    }

    public IReadOnlyList<WorkloadDescriptor> Scan()
    {
        var scan = CachedScan.Workloads(ScanFile, File.ReadAllBytes(At(Application + ".dll")), new(At(Application + ".dll"), Project, At(Application + ".deps.json"), [directory.At("packages")]));
        Dependencies = [.. scan.Dependencies.Select(file => file.Path)];
        return scan.Workloads;
    }

    /// <summary>The fingerprint of the only workload.</summary>
    public string Fingerprint() => Scan().Single().Fingerprint;

    /// <summary>The fingerprint of the only workload of a solution that is compiled into a folder of its own.</summary>
    public static string FingerprintOf(string solution)
    {
        using var output = new CompiledOutput();
        return output.Compile(solution).Fingerprint();
    }

    private static byte[] Encoding(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static (string Head, string Text) Headed(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (text[..end].Trim(), text[(end + 1)..]);
    }
}
