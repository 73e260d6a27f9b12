using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amorsize.Discovery.Fingerprints;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Discovery.Tests.Fingerprints;

[TestClass]
public sealed class RealAssembliesTests
{
    public static IEnumerable<object[]> Assemblies =>
    [
        [typeof(object).Assembly.Location],
        [typeof(System.Linq.Expressions.Expression).Assembly.Location],
        [typeof(System.Text.Json.JsonSerializer).Assembly.Location],
        [typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly.Location],
    ];

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void CodeGraph_LargeAssembly_ReadsEveryDefinition(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        using var graph = new CodeGraph(image, reader, new(null));
        var code = graph.Root;
        EntityHandle[] definitions =
        [
            .. reader.MethodDefinitions.Select(m => (EntityHandle)m),
            .. reader.TypeDefinitions.Select(t => (EntityHandle)t),
            .. reader.FieldDefinitions.Select(f => (EntityHandle)f),
        ];

        foreach (var definition in definitions)
        {
            var node = code.Read(CodeId.Of(0, definition));
            Assert.AreNotEqual(Convert.ToHexString(code.Unreadable().Digest), Convert.ToHexString(node.Digest), FullName(graph, definition));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void FingerprintWalk_LargeAssembly_EndsWithTheSameFingerprint(string file)
    {
        const int Walks = 50;
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        using var graph = new CodeGraph(image, reader, new(null));
        using var other = new CodeGraph(image, reader, new(null));
        var walk = new FingerprintWalk(graph);
        var again = new FingerprintWalk(other);
        var methods = reader.MethodDefinitions.ToArray();
        MethodDefinitionHandle[] sample = [.. methods.Where((_, i) => i % (methods.Length / Walks) == 0)];

        var forward = sample.Select(m => walk.From(Start(m)).Hash).ToArray();
        var backward = sample.Reverse().Select(m => again.From(Start(m)).Hash).Reverse().ToArray();

        Assert.AreSequenceEqual(forward, backward);
    }

    [TestMethod]
    [DynamicData(nameof(Assemblies))]
    public void Scan_LargeAssemblyWithoutFlags_FindsNothing(string file)
    {
        using var assembly = File.OpenRead(file);
        Assert.IsEmpty(WorkloadScanner.Scan(assembly));
    }

    private static CodeNode Start(MethodDefinitionHandle method)
    {
        var writer = new CodeWriter(assembly: 0);
        writer.Reach(method);
        return writer.Finish();
    }

    private static string FullName(CodeGraph graph, EntityHandle definition) =>
        new CodeReferences(new(graph, graph.Root)).Of(definition).Text;
}
